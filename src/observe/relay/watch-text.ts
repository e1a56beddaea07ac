// A usage page that stays open can change without a request that we see: one made by a worker, or by an unknown transport.

/** How old the newest usage body may be before a text that changed since then is read instead. */
export const staleMs = 300_000;
const checkEveryMs = 60_000;

export interface TextDeps {
  readonly page: Window & typeof globalThis;
  readonly now: () => number;
  /** When the last usage body was passed on; null for never. */
  readonly lastUsageAt: () => number | null;
  /** Called when the text changed and no body came for `staleMs`, at most once in that time. */
  readonly onStale: () => void;
}

/**
 * Watches the text of a visible page between `start` and `stop`. The first change only sets a flag, and nothing more is watched
 * until the next check, so that a busy page costs one call a minute.
 */
export function watchText({ page, now, lastUsageAt, onStale }: TextDeps): {
  readonly start: () => void;
  readonly stop: () => void;
} {
  let timer: number | undefined;
  let readAt = 0;
  let changed = false;
  const observer = new page.MutationObserver(() => {
    changed = true;
    observer.disconnect();
  });
  const observe = () => {
    changed = false;
    const { body } = page.document;
    if (body) observer.observe(body, { childList: true, characterData: true, subtree: true });
  };
  const check = () => {
    const newest = Math.max(readAt, lastUsageAt() ?? 0);
    if (!changed || page.document.visibilityState !== 'visible' || now() - newest < staleMs) return;
    readAt = now();
    observe();
    onStale();
  };
  const stop = () => {
    page.clearInterval(timer);
    observer.disconnect();
  };
  return {
    start: () => {
      stop();
      // On arrival, `watchRoute` has the text read by itself.
      readAt = now();
      observe();
      timer = page.setInterval(check, checkEveryMs);
    },
    stop,
  };
}
