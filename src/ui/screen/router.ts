/** The current route. It is kept in the address's hash, which survives a reload wherever the app is served from. */
export interface Router {
  /** "/bank"; "/" where the hash is empty. */
  readonly path: () => string;
  /** What follows the path's "?": which event to open, which time span to show. */
  readonly params: () => URLSearchParams;
  readonly subscribe: (listener: () => void) => () => void;
  readonly go: (path: string) => void;
  /** Replaces what follows the "?". Subscribers are not called, and Back leads where it led before. */
  readonly replaceParams: (params: URLSearchParams) => void;
}

/** The part of `window` that a router needs. */
export interface AddressBar {
  readonly location: { hash: string };
  readonly history: { readonly state: unknown; replaceState(state: unknown, unused: string, url: string): void };
  readonly addEventListener: (type: 'hashchange', listener: () => void) => void;
  readonly removeEventListener: (type: 'hashchange', listener: () => void) => void;
}

/** Where pages went that had another address once: bookmarks and notifications still lead there. */
const movedTo: Readonly<Record<string, string>> = { '/phone': '/devices' };

/** A router over the hash of an address bar (`window`). */
export function createHashRouter(bar: AddressBar): Router {
  const path = () => {
    const given = bar.location.hash.replace(/^#/, '').split('?')[0] || '/';
    return Object.hasOwn(movedTo, given) ? (movedTo[given] as string) : given;
  };
  return {
    path,
    params: () => new URLSearchParams(bar.location.hash.split('?')[1] ?? ''),
    subscribe: (listener) => {
      bar.addEventListener('hashchange', listener);
      return () => bar.removeEventListener('hashchange', listener);
    },
    go: (path) => {
      bar.location.hash = path;
    },
    replaceParams: (params) => {
      const query = params.toString();
      bar.history.replaceState(bar.history.state, '', `#${path()}${query ? `?${query}` : ''}`);
    },
  };
}
