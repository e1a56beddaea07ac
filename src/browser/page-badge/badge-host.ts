// Our one element in the page. The page can see that it is there, and nothing inside it.

/** Marks the element, so that what a removed version left behind is found. */
const mark = 'data-headroom-badge';
/** A page that takes the element away more often does not want it. */
const mostReturns = 3;
const returnAfterMs = 1_000;

export interface BadgeHost {
  readonly root: ShadowRoot;
  readonly attach: () => void;
  readonly detach: () => void;
}

/**
 * An element for the end of the document, outside of the body: frameworks that own the body leave it alone there. It is a plain
 * `div`, because a page can read the closed root of an element that it defined itself. Where the page takes the element away, it
 * comes back a second later, three times in all.
 */
export function createBadgeHost(page: Window & typeof globalThis, isAlive: () => boolean): BadgeHost {
  const { documentElement: parent } = page.document;
  for (const left of page.document.querySelectorAll(`:root > [${mark}]`)) left.remove();
  const element = page.document.createElement('div');
  element.setAttribute(mark, '');
  const root = element.attachShadow({ mode: 'closed' });
  let returns = 0;
  let timer: number | undefined;
  // Sees the children of the root element alone, which hardly ever change.
  const observer = new page.MutationObserver(() => {
    if (element.parentNode === parent) return;
    observer.disconnect();
    element.remove();
    returns += 1;
    timer = page.setTimeout(attach, returnAfterMs);
  });
  const attach = () => {
    page.clearTimeout(timer);
    if (returns > mostReturns || !isAlive()) return;
    if (element.parentNode !== parent) parent.append(element);
    observer.observe(parent, { childList: true });
  };
  return {
    root,
    attach,
    detach: () => {
      page.clearTimeout(timer);
      observer.disconnect();
      element.remove();
    },
  };
}
