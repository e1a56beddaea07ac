import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { PageLoadFailed } from './page-load-failed';

export type LazyPage = LazyExoticComponent<ComponentType>;

/** A page in a chunk of its own. If the chunk cannot be fetched (offline, or an old tab after an update), a page that says so. */
export function lazyPage(load: () => Promise<ComponentType>): LazyPage {
  return lazy(() =>
    load().then(
      (page) => ({ default: page }),
      () => ({ default: PageLoadFailed }),
    ),
  );
}
