import { describe, expect, it } from 'vitest';
import { type Box, badgeSize, placeBadge } from '../../../src/browser/page-badge/place-badge';

const viewport = { width: 1_000, height: 700 };
const { width, height, margin } = badgeSize;
const box = (left: number, top: number, wide: number, high: number): Box => ({
  ...{ left, top, right: left + wide, bottom: top + high },
});
const wholeEdge = box(0, 620, 1_000, 80);

describe('where the badge goes', () => {
  it('is its corner where nothing is in the way, and beside what is', () => {
    const corner = { corner: 'bottom-end', direction: 'ltr' } as const;
    expect(placeBadge(corner, [], viewport)).toBe(0);
    expect(placeBadge(corner, [box(100, 620, 560, 80)], viewport)).toBe(0);
    expect(placeBadge(corner, [box(0, 0, 1_000, 300)], viewport)).toBe(0);
  });

  it('is above what lies over the lower corner, with a gap, and below what lies over the upper one', () => {
    const top = viewport.height - margin - height;
    const above = placeBadge({ corner: 'bottom-start', direction: 'ltr' }, [wholeEdge], viewport) ?? 0;
    expect(top + above + height).toBe(620 - 8);
    expect(placeBadge({ corner: 'top-start', direction: 'ltr' }, [box(0, 0, 400, 100)], viewport)).toBe(
      100 + 8 - margin,
    );
  });

  it('names sides by the direction of the texts', () => {
    const inLeftCorner = box(0, 640, margin + 20, 60);
    expect(placeBadge({ corner: 'bottom-end', direction: 'rtl' }, [inLeftCorner], viewport)).toBeLessThan(0);
    expect(placeBadge({ corner: 'bottom-start', direction: 'ltr' }, [inLeftCorner], viewport)).toBeLessThan(0);
    expect(placeBadge({ corner: 'bottom-end', direction: 'ltr' }, [inLeftCorner], viewport)).toBe(0);
    expect(placeBadge({ corner: 'bottom-start', direction: 'rtl' }, [inLeftCorner], viewport)).toBe(0);
  });

  it('jumps over several things, and leaves them all free', () => {
    const stack = [wholeEdge, box(700, 540, 300, 70), box(0, 0, 1_000, 60)];
    const shift = placeBadge({ corner: 'bottom-end', direction: 'ltr' }, stack, viewport) ?? 0;
    const top = viewport.height - margin - height + shift;
    expect(top + height).toBe(540 - 8);
  });

  it('is nowhere while no place is free', () => {
    expect(placeBadge({ corner: 'top-end', direction: 'ltr' }, [box(0, 0, 1_000, 700)], viewport)).toBeNull();
    const small = { width: 320, height: 100 };
    expect(placeBadge({ corner: 'bottom-end', direction: 'ltr' }, [box(0, 30, 320, 70)], small)).toBeNull();
    expect(width + 2 * margin).toBeLessThanOrEqual(320);
  });
});
