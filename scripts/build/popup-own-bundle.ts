import type { Entrypoint, EntrypointGroup } from 'wxt';

const isPopup = (entrypoint: Entrypoint) => entrypoint.type === 'popup';

/**
 * Moves the popup out of the pages that WXT builds together. Code that two pages share goes into files of its own, and each
 * further file costs the popup most of a frame. Built by itself, its code is one file.
 */
export function popupOwnBundle(groups: EntrypointGroup[]): void {
  for (const group of [...groups]) {
    if (!Array.isArray(group) || !group.some(isPopup) || group.every(isPopup)) continue;
    groups.splice(
      groups.indexOf(group),
      1,
      group.filter((entrypoint) => !isPopup(entrypoint)),
      group.filter(isPopup),
    );
  }
}
