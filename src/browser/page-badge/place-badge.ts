// Where the badge goes: the user's corner, or as near to it as something in the way allows. Numbers only.
import type { Corner } from '../../domain/page-badge/corner';

/**
 * CSS pixels: it fits a phone of 320. The size never depends on the texts, because a page can measure where a click meets something
 * of ours.
 */
export const badgeSize = { width: 288, height: 44, margin: 16 } as const;

export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Room kept between the badge and what is in its way. */
const gap = 8;

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** The badge in its corner. `start` is the left side where `direction` is "ltr". */
function home(corner: Corner, direction: 'ltr' | 'rtl', viewport: Viewport): Box {
  const { width, height, margin } = badgeSize;
  const isLeft = corner.endsWith('start') === (direction === 'ltr');
  const left = isLeft ? margin : viewport.width - margin - width;
  const top = corner.startsWith('top') ? margin : viewport.height - margin - height;
  return { left, right: left + width, top, bottom: top + height };
}

/**
 * How many pixels below its corner the badge goes (negative: above) so that it lies on none of the `obstacles`: along the side of
 * the window, as near as possible. Null where no place is free; then it is not drawn.
 */
export function placeBadge(
  { corner, direction }: { readonly corner: Corner; readonly direction: 'ltr' | 'rtl' },
  obstacles: readonly Box[],
  viewport: Viewport,
): number | null {
  const start = home(corner, direction, viewport);
  const beside = obstacles.filter(({ left, right }) => left - gap < start.right && right + gap > start.left);
  const shifts = [0, ...beside.flatMap(({ top, bottom }) => [top - gap - start.bottom, bottom + gap - start.top])];
  const isFree = (shift: number) => {
    const [top, bottom] = [start.top + shift, start.bottom + shift];
    if (top < 0 || bottom > viewport.height) return false;
    return beside.every((box) => box.bottom + gap <= top || box.top - gap >= bottom);
  };
  return shifts.toSorted((a, b) => Math.abs(a) - Math.abs(b)).find(isFree) ?? null;
}
