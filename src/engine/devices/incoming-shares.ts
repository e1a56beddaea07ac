// What the app is opened with: the fragment of a link, or what the system's share sheet passed on. It is personal data, so
// it is removed from the address bar before anything is drawn. The browser has written the address into its history by then
// (measured in Chromium), and no page can take it out: therefore links expire (import-share.ts).
import { readFragment } from '../../sync/handover/fragment';
import type { IncomingShare } from '../ports/device-ports';
import { sharedParameter, sharedTexts, shareFromTexts } from './incoming-share';

export interface AddressBar {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange', listener: (event: Event) => void, options?: { capture: boolean }): void;
}

export interface IncomingShares {
  /** The latest share; null when there is none or it was taken. */
  take(): IncomingShare | null;
  /** Calls back on each share that comes while the app is open; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** The page that imports shares. */
const devicesRoute = '#/devices';

/**
 * Watches the address bar. Call it before the router starts, which would take a fragment for a page. `stored` returns the
 * share that the service worker stored, once.
 */
export function watchIncomingShares(bar: AddressBar, stored: () => Promise<IncomingShare | null>): IncomingShares {
  const listeners = new Set<() => void>();
  let waiting: IncomingShare | null = null;
  const receive = (share: IncomingShare | null) => {
    waiting = share;
    for (const listener of [...listeners]) listener();
  };
  const readAddress = () => {
    const { hash, pathname, search } = bar.location;
    const query = new URLSearchParams(search);
    const texts = sharedTexts((field) => query.get(field));
    const isShared = texts.length > 0 || query.has(sharedParameter);
    if (!isShared && !readFragment(hash)) return;
    bar.history.replaceState(null, '', pathname + devicesRoute);
    if (query.has(sharedParameter)) void stored().then(receive, () => undefined);
    else receive(shareFromTexts(readFragment(hash) ? [hash] : texts));
  };
  readAddress();
  bar.addEventListener('hashchange', readAddress, { capture: true });
  return {
    take: () => {
      const share = waiting;
      waiting = null;
      return share;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
