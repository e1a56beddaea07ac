import type { ComponentType } from 'react';
import { type LazyPage, lazyPage } from './lazy-page';
import { NotFoundPage } from './not-found-page';
import type { PageTitle } from './page-title';
import { morePath, type PagePath, pages } from './pages';

interface PageAt {
  /** For the browser's tab; null where there is no such page. */
  readonly title: PageTitle | null;
  readonly component: LazyPage | ComponentType;
}

const more: PageAt = {
  title: 'shell.more',
  component: lazyPage(() => import('./more-page').then(({ MorePage }) => MorePage)),
};
const notFound: PageAt = { title: null, component: NotFoundPage };

/** The page at a path of the address. An unknown path gives a page that says so. */
export function pageAt(path: string): PageAt {
  if (path === morePath) return more;
  return Object.hasOwn(pages, path) ? pages[path as PagePath] : notFound;
}
