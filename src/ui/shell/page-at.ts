import type { ComponentType } from 'react';
import type { PageTitle } from '../screen/page-title';
import type { LazyPage } from './lazy-page';
import { NotFoundPage } from './not-found-page';
import { pages } from './pages';
import { unlistedPages } from './unlisted-pages';

interface PageAt {
  /** For the browser's tab; null where there is no such page. */
  readonly title: PageTitle | null;
  readonly component: LazyPage | ComponentType;
}

const allPages: Readonly<Record<string, PageAt>> = { ...pages, ...unlistedPages };
const notFound: PageAt = { title: null, component: NotFoundPage };

/** The page at a path of the address. An unknown path gives a page that says so. */
export function pageAt(path: string): PageAt {
  return Object.hasOwn(allPages, path) ? (allPages[path] ?? notFound) : notFound;
}
