import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { pageMessages } from '../../i18n/app-messages';
import { PageLoadFailed } from '../screen/page-load-failed';

export type LazyPage = LazyExoticComponent<ComponentType>;

/**
 * A page in a separate chunk, with the messages of all pages but the first. If a chunk cannot be fetched (offline, or an
 * old tab after an update), it shows a page that says so.
 */
export function lazyPage(load: () => Promise<ComponentType>, messages: () => Promise<void> = pageMessages): LazyPage {
  return lazy(() =>
    Promise.all([load(), messages()]).then(
      ([page]) => ({ default: page }),
      () => ({ default: PageLoadFailed }),
    ),
  );
}
