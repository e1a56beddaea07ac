import type { Entrypoint, EntrypointGroup } from 'wxt';

const alone: ReadonlySet<Entrypoint['type']> = new Set(['popup', 'sidepanel']);
const isAlone = ({ type }: Entrypoint) => alone.has(type);

/**
 * Moves the popup and the side panel out of the pages that WXT builds together. Code that two pages share goes into files
 * of its own, and each further file costs the popup most of a frame. Built alone, its code is one file. The panel shares
 * nearly all of the popup's.
 */
export function popupOwnBundle(groups: EntrypointGroup[]): void {
  for (const group of [...groups]) {
    if (!Array.isArray(group) || !group.some(isAlone) || group.length === 1) continue;
    const others = group.filter((entrypoint) => !isAlone(entrypoint));
    const own = group.filter(isAlone).map((entrypoint) => [entrypoint]);
    groups.splice(groups.indexOf(group), 1, ...(others.length > 0 ? [others] : []), ...own);
  }
}
