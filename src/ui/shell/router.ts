/** Where in the app the reader is. Routes live in the address's hash: they survive a reload anywhere the app is served. */
export interface Router {
  /** "/bank"; "/" where the address says nothing. */
  readonly path: () => string;
  /** What follows the path's "?": which event to open, which stretch of time to show. */
  readonly params: () => URLSearchParams;
  readonly subscribe: (listener: () => void) => () => void;
  readonly go: (path: string) => void;
  /** Writes anew what follows the "?". It is the same page: nobody is told, and Back leads where it led before. */
  readonly replaceParams: (params: URLSearchParams) => void;
}

/** The part of `window` a router needs. */
export interface AddressBar {
  readonly location: { hash: string };
  readonly history: { readonly state: unknown; replaceState(state: unknown, unused: string, url: string): void };
  readonly addEventListener: (type: 'hashchange', listener: () => void) => void;
  readonly removeEventListener: (type: 'hashchange', listener: () => void) => void;
}

export function createHashRouter(bar: AddressBar): Router {
  const path = () => bar.location.hash.replace(/^#/, '').split('?')[0] || '/';
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
      const said = params.toString();
      bar.history.replaceState(bar.history.state, '', `#${path()}${said ? `?${said}` : ''}`);
    },
  };
}
