// Pages outside the navigation: each has an address, and something that leads to it.

import type { PageTitle } from '../screen/page-title';
import { type LazyPage, lazyPage } from './lazy-page';
import { morePath } from './pages';

interface UnlistedPage {
  /** The message with its name, for the browser's tab. */
  readonly title: PageTitle;
  readonly component: LazyPage;
}

export const unlistedPages = {
  /** The list of pages that a phone's tab bar has no room for. */
  [morePath]: {
    title: 'shell.more',
    component: lazyPage(() => import('./more-page').then(({ MorePage }) => MorePage)),
  },
  /** Opened when the extension is installed. */
  '/welcome': {
    title: 'shell.welcome',
    component: lazyPage(() => import('../welcome/welcome-page').then(({ WelcomePage }) => WelcomePage)),
  },
  /** Linked from Settings and from the first steps; the stores ask for its address. */
  '/privacy': {
    title: 'shell.privacy',
    component: lazyPage(() => import('../privacy/privacy-page').then(({ PrivacyPage }) => PrivacyPage)),
  },
} as const satisfies Readonly<Record<`/${string}`, UnlistedPage>>;
