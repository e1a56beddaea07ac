import type { Entrypoint, EntrypointGroup } from 'wxt';

const isPopup = (entrypoint: Entrypoint) => entrypoint.type === 'popup';

/**
 * Takes the popup out of the pages that are built together. What two pages share goes into files of its own, and each further
 * file the popup waits for costs it most of a frame; built alone it is one.
 */
export function buildPopupAlone(groups: EntrypointGroup[]): void {
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
