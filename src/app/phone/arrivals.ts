// What stands behind the # when the app is opened from a link. It is somebody's data: it leaves the address bar at once,
// before anything is drawn, stored in a history or reloaded.
import { type Arrival, readFragment } from '../../sync/handover/fragment';

export interface LinkBar {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange', listener: (event: Event) => void, options?: { capture: boolean }): void;
}

export interface Arrivals {
  /** What came last and was not taken yet; it is given once. */
  take(): Arrival | null;
  /** Calls back whenever something comes while the app is open. */
  subscribe(listener: () => void): () => void;
}

/** The page that knows what to do with them. */
const phoneRoute = '#/phone';

/** What the system's share sheet handed over, in whichever fields; none when the app was not opened by it. */
function sharedTexts(search: string): readonly string[] {
  const given = new URLSearchParams(search);
  return ['url', 'text', 'title'].flatMap((field) => given.get(field) ?? []);
}

/** Watches the address bar. Must be made before the router, which would take a fragment of ours for a page. */
export function watchArrivals(bar: LinkBar): Arrivals {
  const listeners = new Set<() => void>();
  let waiting: Arrival | null = null;
  const look = () => {
    const shared = sharedTexts(bar.location.search);
    const [arrival = null] = [bar.location.hash, ...shared].flatMap((text) => readFragment(text) ?? []);
    if (!arrival && shared.length === 0) return;
    waiting = arrival;
    bar.history.replaceState(null, '', bar.location.pathname + phoneRoute);
    for (const listener of [...listeners]) listener();
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
