// The app's pages by path: each its own chunk, fetched when first opened.
import type { ComponentType } from 'react';
import { type LazyPage, lazyPage } from './lazy-page';
import { NotFoundPage } from './not-found-page';
import { morePath } from './site-map';

const pages: ReadonlyMap<string, LazyPage> = new Map([
  ['/', lazyPage(() => import('../now/now-page').then(({ NowPage }) => NowPage))],
  ['/history', lazyPage(() => import('../history/history-page').then(({ HistoryPage }) => HistoryPage))],
  ['/bank', lazyPage(() => import('../bank/bank-page').then(({ BankPage }) => BankPage))],
  ['/plan', lazyPage(() => import('../plan/plan-page').then(({ PlanPage }) => PlanPage))],
  ['/referral', lazyPage(() => import('../referral/referral-page').then(({ ReferralPage }) => ReferralPage))],
  ['/credits', lazyPage(() => import('../credits/credits-page').then(({ CreditsPage }) => CreditsPage))],
  ['/events', lazyPage(() => import('../events/events-page').then(({ EventsPage }) => EventsPage))],
  ['/phone', lazyPage(() => import('../devices/devices-page').then(({ DevicesPage }) => DevicesPage))],
  ['/accounts', lazyPage(() => import('../accounts/accounts-page').then(({ AccountsPage }) => AccountsPage))],
  ['/settings', lazyPage(() => import('../settings/settings-page').then(({ SettingsPage }) => SettingsPage))],
  [
    '/diagnostics',
    lazyPage(() => import('../diagnostics/diagnostics-page').then(({ DiagnosticsPage }) => DiagnosticsPage)),
  ],
  [morePath, lazyPage(() => import('./more-page').then(({ MorePage }) => MorePage))],
]);

/** The page at a path; one that says there is none for a path we do not have. */
export function pageOf(path: string): LazyPage | ComponentType {
  return pages.get(path) ?? NotFoundPage;
}
