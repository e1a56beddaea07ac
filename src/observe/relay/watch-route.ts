// The page's text is read only where a usage page is on screen and its answers did not come by.
import { isUsagePage } from '../page-text/read-usage-page';
import { watchText } from './watch-text';

/** How long the answers may take before the text is read instead. */
export const silenceMs = 10_000;

/** How long before arriving an answer still counts: the page does not ask again for what it just fetched. */
const earlierMs = 60_000;

export interface RouteDeps {
  readonly page: Window & typeof globalThis;
  readonly now: () => number;
  readonly lastUsageAt: () => number | null;
  /** Called 10 s after an arrival without a body, and when the text of an open page changed while no body came for long. */
  readonly onSilence: () => void;
}

/**
 * Calls `onSilence` when a usage page was reached and no usage body went by within 10 s, and later whenever its text changed
 * and no body came for five minutes (watch-text.ts). Timers run on usage pages alone;
 * a page shown again from the back/forward cache counts as an arrival, leaving cancels. Returns what stops it.
 */
export function watchRoute({ page, now, lastUsageAt, onSilence }: RouteDeps): () => void {
  let timer: number | undefined;
  let onUsage = false;

  const text = watchText({ page, now, lastUsageAt, onStale: onSilence });

  const arrive = () => {
    page.clearTimeout(timer);
    text.start();
    const at = now();
    timer = page.setTimeout(() => {
      if ((lastUsageAt() ?? 0) < at - earlierMs) onSilence();
    }, silenceMs);
  };

  const leave = () => {
    page.clearTimeout(timer);
    text.stop();
  };

  const onRoute = () => {
    const was = onUsage;
    onUsage = isUsagePage(page.location);
    if (onUsage && !was) arrive();
    if (!onUsage) leave();
  };

  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted && onUsage) arrive();
  };

  // `navigation` tells of pushState too; where it is missing, the two older events tell of the rest.
  const { navigation } = page;
  navigation?.addEventListener('currententrychange', onRoute);
  page.addEventListener('hashchange', onRoute);
  page.addEventListener('popstate', onRoute);
  page.addEventListener('pageshow', onShow);
  page.addEventListener('pagehide', leave);
  onRoute();

  return () => {
    leave();
    navigation?.removeEventListener('currententrychange', onRoute);
    page.removeEventListener('hashchange', onRoute);
    page.removeEventListener('popstate', onRoute);
    page.removeEventListener('pageshow', onShow);
    page.removeEventListener('pagehide', leave);
  };
}
