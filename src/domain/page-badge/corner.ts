/** Where the badge is. Sides are named by the direction of the reader's language. Stored names: never rename one. */
export const corners = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const;

export type Corner = (typeof corners)[number];

/** Whether a value names a corner. */
export function isCorner(value: unknown): value is Corner {
  return corners.includes(value as Corner);
}
