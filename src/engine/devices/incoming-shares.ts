// What the app is opened with: what stands behind the # of a link, or what the system's share sheet handed over. It is
// somebody's data: it leaves the address bar at once, before anything is drawn, stored in a history or reloaded.
import { readFragment } from '../../sync/handover/fragment';
import { type IncomingShare, sharedParameter, sharedTexts, shareFromTexts } from './incoming-share';

export interface AddressBar {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange', listener: (event: Event) => void, options?: { capture: boolean }): void;
}

export interface IncomingShares {
  /** What came last and was not taken yet; it is given once. */
  take(): IncomingShare | null;
  /** Calls back whenever something comes while the app is open. */
  subscribe(listener: () => void): () => void;
}

/** The page that knows what to do with them. */
const phoneRoute = '#/phone';

/**
 * Watches the address bar. Must be made before the router, which would take a fragment of ours for a page. `shared` gives
 * what the app's worker took from the share sheet, once.
 */
export function watchIncomingShares(bar: AddressBar, shared: () => Promise<IncomingShare | null>): IncomingShares {
  const listeners = new Set<() => void>();
  let waiting: IncomingShare | null = null;
  const arrived = (brought: IncomingShare | null) => {
    waiting = brought;
    for (const listener of [...listeners]) listener();
  };
  const look = () => {
    const { hash, pathname, search } = bar.location;
    const given = new URLSearchParams(search);
    const texts = sharedTexts((field) => given.get(field));
    const isShared = texts.length > 0 || given.has(sharedParameter);
    if (!isShared && !readFragment(hash)) return;
    bar.history.replaceState(null, '', pathname + phoneRoute);
    if (given.has(sharedParameter)) void shared().then(arrived, () => undefined);
    else arrived(shareFromTexts(readFragment(hash) ? [hash] : texts));
  };
  look();
  bar.addEventListener('hashchange', look, { capture: true });
  return {
    take: () => {
      const taken = waiting;
      waiting = null;
      return taken;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
