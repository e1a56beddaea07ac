// The page's text is read only where a usage page is on screen and its responses were not seen.
import { isUsagePage } from '../page-text/read-usage-page';
import { watchText } from './watch-text';

/** How long the responses may take before the text is read instead. */
export const silenceMs = 10_000;

/** A response seen this long before the arrival still counts: the page does not ask again for what it just fetched. */
const earlierMs = 60_000;

export interface RouteDeps {
  readonly page: Window & typeof globalThis;
  readonly now: () => number;
  readonly lastUsageAt: () => number | null;
  /** Called 10 s after an arrival without a body, and when the text of an open page changed while no body came for long. */
  readonly onSilence: () => void;
}

/**
 * Calls `onSilence` when a usage page was reached and no usage body was seen within 10 s, and later whenever its text changed and
 * no body was seen for five minutes (watch-text.ts). A page shown again from the back/forward cache counts as an arrival.
 * Leaving the page cancels. Timers run on usage pages alone, and not in frames, which have no meters. Returns a function that
 * stops it.
 */
export function watchRoute({ page, now, lastUsageAt, onSilence }: RouteDeps): () => void {
  if (page.top !== page) return () => {};
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

  // `navigation` reports `pushState` too. Where it is missing, the two older events report the rest.
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
