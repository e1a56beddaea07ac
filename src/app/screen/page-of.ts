// The app's pages by path: each its own chunk, fetched when first opened.
import type { ComponentType } from 'react';
import { NotFoundPage } from '../pages/not-found-page';
import { type LazyPage, lazyPage } from './lazy-page';
import { morePath } from './site-map';

const pages: ReadonlyMap<string, LazyPage> = new Map([
  ['/', lazyPage(() => import('../pages/now-page').then(({ NowPage }) => NowPage))],
  ['/history', lazyPage(() => import('../pages/history-page').then(({ HistoryPage }) => HistoryPage))],
  ['/bank', lazyPage(() => import('../pages/bank-page').then(({ BankPage }) => BankPage))],
  ['/plan', lazyPage(() => import('../pages/plan-page').then(({ PlanPage }) => PlanPage))],
  ['/referral', lazyPage(() => import('../pages/referral-page').then(({ ReferralPage }) => ReferralPage))],
  ['/credits', lazyPage(() => import('../pages/credits-page').then(({ CreditsPage }) => CreditsPage))],
  ['/events', lazyPage(() => import('../pages/events-page').then(({ EventsPage }) => EventsPage))],
  ['/phone', lazyPage(() => import('../pages/phone-page').then(({ PhonePage }) => PhonePage))],
  ['/accounts', lazyPage(() => import('../pages/accounts-page').then(({ AccountsPage }) => AccountsPage))],
  ['/settings', lazyPage(() => import('../pages/settings-page').then(({ SettingsPage }) => SettingsPage))],
  ['/diagnostics', lazyPage(() => import('../pages/diagnostics-page').then(({ DiagnosticsPage }) => DiagnosticsPage))],
  [morePath, lazyPage(() => import('../pages/more-page').then(({ MorePage }) => MorePage))],
]);

/** The page at a path; one that says there is none for a path we do not have. */
export function pageOf(path: string): LazyPage | ComponentType {
  return pages.get(path) ?? NotFoundPage;
}
