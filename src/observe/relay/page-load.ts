/** The value for every load inside a page of another site: such loads cannot be distinguished. */
const framed = 'framed';

/**
 * Identifies one load of the page: the time origin of its top document. Frames are loads of their page, because a script
 * can make any number of them. Read in a world of its own, where the page's scripts change nothing.
 */
export function pageLoad(page: {
  readonly top: { readonly performance: { readonly timeOrigin: number } } | null;
}): string {
  try {
    return page.top === null ? framed : String(page.top.performance.timeOrigin);
  } catch {
    return framed;
  }
}
