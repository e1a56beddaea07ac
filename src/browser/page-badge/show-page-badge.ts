// The badge in one Codex page: shown while it is wanted, hidden by one click until the page is loaded again.
import { type PageBadge, readPageBadge } from '../../domain/page-badge/page-badge';
import { createBadgeHost } from './badge-host';
import { createDrawnBadge } from './draw-badge';
import { placeBadge } from './place-badge';
import { watchLayout } from './watch-layout';

export interface PageBadgeDeps {
  readonly page: Window & typeof globalThis;
  /** The stored badge; undefined while it is switched off. */
  readonly load: () => Promise<unknown>;
  /** Calls back with the stored badge whenever it changes; returns what ends that. */
  readonly onChange: (listener: (stored: unknown) => void) => () => void;
  /** Whether the page at this address is one of Codex. The address changes without a load of the page. */
  readonly isCodexPage: (location: Location) => boolean;
  /** Whether the extension still exists: after an update or a removal this script is left without one. */
  readonly isAlive: () => boolean;
}

/** Shows the badge from now on. Returns what takes it away for good. */
export function showPageBadge({ page, load, onChange, isCodexPage, isAlive }: PageBadgeDeps): () => void {
  const { document } = page;
  let badge: PageBadge | null = null;
  let isHidden = false;
  let endWatch: (() => void) | null = null;

  // Made when it is first shown: most pages of the site are none of Codex.
  const make = () => {
    const host = createBadgeHost(page, isAlive);
    const drawn = createDrawnBadge(document, host.root, () => {
      isHidden = true;
      render();
    });
    return { ...host, ...drawn };
  };
  let element: ReturnType<typeof make> | null = null;

  const place = (boxes: Parameters<typeof placeBadge>[1]) => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (badge) element?.move(placeBadge(badge, boxes, { width, height }));
  };

  const unwatch = () => {
    endWatch?.();
    endWatch = null;
  };

  const render = () => {
    if (!isAlive()) return stop();
    if (badge && !isHidden && isCodexPage(page.location)) {
      element ??= make();
      element.draw(badge);
      // First find its place, then put it into the page. The other way round, the page is laid out twice: to measure, and again
      // when the badge moves.
      endWatch ??= watchLayout(page, place, onLook);
      element.attach();
    } else {
      unwatch();
      element?.detach();
    }
  };

  // Browsers without `navigation` do not say when a page changes its address by itself.
  const onLook = () => {
    if (!isAlive() || !isCodexPage(page.location)) page.queueMicrotask(render);
  };

  const take = (stored: unknown) => {
    badge = readPageBadge(stored);
    // Switched off and on again, it is wanted again.
    if (!badge) isHidden = false;
    // A new corner has other things in its way.
    unwatch();
    render();
  };

  const reload = () => void load().then(take, () => undefined);
  // A page that comes back from the back/forward cache has missed what changed meanwhile.
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && isAlive()) reload();
  };
  const endChanges = onChange(take);
  const { navigation } = page;
  navigation?.addEventListener('currententrychange', render);
  page.addEventListener('popstate', render);
  page.addEventListener('hashchange', render);
  page.addEventListener('pageshow', onPageShow);

  const stop = () => {
    unwatch();
    element?.detach();
    if (isAlive()) endChanges();
    navigation?.removeEventListener('currententrychange', render);
    page.removeEventListener('popstate', render);
    page.removeEventListener('hashchange', render);
    page.removeEventListener('pageshow', onPageShow);
  };

  reload();
  return stop;
}
