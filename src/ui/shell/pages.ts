// The pages of the app. An entry is all a page needs to exist: navigation, "More" and the tab's title are drawn from it.
import {
  Calculator,
  ChartColumnStacked,
  ChartLine,
  CircleGauge,
  Coins,
  Compass,
  ListTree,
  type LucideIcon,
  MonitorSmartphone,
  Settings2,
  Stethoscope,
  Ticket,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react';
import type { PageTitle } from '../screen/page-title';
import { type LazyPage, lazyPage } from './lazy-page';

/** `main` is the phone's tab bar. `data` and `setup` follow in the side bar; on a phone they are behind "More". */
export type NavGroup = 'main' | 'data' | 'setup';

export interface AppPage {
  /** The message with its name, for the navigation and the browser's tab. */
  readonly title: PageTitle;
  readonly icon: LucideIcon;
  readonly nav: NavGroup;
  /** Comes in a chunk of its own, fetched when the page is first opened. */
  readonly component: LazyPage;
}

/** Every page by its path in the address's hash, in the order of the navigation. An entry with a part missing does not compile. */
export const pages = {
  '/': {
    title: 'shell.page.now',
    icon: CircleGauge,
    nav: 'main',
    // The first screen: its messages are inside the app's first script.
    component: lazyPage(
      () => import('../now/now-page').then(({ NowPage }) => NowPage),
      async () => {},
    ),
  },
  '/history': {
    title: 'shell.page.history',
    icon: ChartLine,
    nav: 'main',
    component: lazyPage(() => import('../history/history-page').then(({ HistoryPage }) => HistoryPage)),
  },
  '/bank': {
    title: 'shell.page.bank',
    icon: Ticket,
    nav: 'main',
    component: lazyPage(() => import('../bank/bank-page').then(({ BankPage }) => BankPage)),
  },
  '/plan': {
    title: 'shell.page.plan',
    icon: Compass,
    nav: 'main',
    component: lazyPage(() => import('../plan/plan-page').then(({ PlanPage }) => PlanPage)),
  },
  '/reports': {
    title: 'shell.page.reports',
    icon: ChartColumnStacked,
    nav: 'data',
    component: lazyPage(() => import('../reports/reports-page').then(({ ReportsPage }) => ReportsPage)),
  },
  '/referral': {
    title: 'shell.page.referral',
    icon: UserRoundPlus,
    nav: 'data',
    component: lazyPage(() => import('../referral/referral-page').then(({ ReferralPage }) => ReferralPage)),
  },
  '/credits': {
    title: 'shell.page.credits',
    icon: Coins,
    nav: 'data',
    component: lazyPage(() => import('../credits/credits-page').then(({ CreditsPage }) => CreditsPage)),
  },
  '/events': {
    title: 'shell.page.events',
    icon: ListTree,
    nav: 'data',
    component: lazyPage(() => import('../events/events-page').then(({ EventsPage }) => EventsPage)),
  },
  '/guide': {
    title: 'shell.page.guide',
    icon: Calculator,
    nav: 'data',
    component: lazyPage(() => import('../guide/guide-page').then(({ GuidePage }) => GuidePage)),
  },
  '/devices': {
    title: 'shell.page.devices',
    icon: MonitorSmartphone,
    nav: 'setup',
    component: lazyPage(() => import('../devices/devices-page').then(({ DevicesPage }) => DevicesPage)),
  },
  '/accounts': {
    title: 'shell.page.accounts',
    icon: UsersRound,
    nav: 'setup',
    component: lazyPage(() => import('../accounts/accounts-page').then(({ AccountsPage }) => AccountsPage)),
  },
  '/settings': {
    title: 'shell.page.settings',
    icon: Settings2,
    nav: 'setup',
    component: lazyPage(() => import('../settings/settings-page').then(({ SettingsPage }) => SettingsPage)),
  },
  '/diagnostics': {
    title: 'shell.page.diagnostics',
    icon: Stethoscope,
    nav: 'setup',
    component: lazyPage(() => import('../diagnostics/diagnostics-page').then(({ DiagnosticsPage }) => DiagnosticsPage)),
  },
} as const satisfies Readonly<Record<`/${string}`, AppPage>>;

export type PagePath = keyof typeof pages;

export interface NavEntry extends AppPage {
  readonly path: PagePath;
}

/** The pages of one group of the navigation, in order. */
export function pagesIn(group: NavGroup): readonly NavEntry[] {
  const paths = Object.keys(pages) as PagePath[];
  return paths.map((path): NavEntry => ({ path, ...pages[path] })).filter(({ nav }) => nav === group);
}

/** The list of pages that the tab bar has no room for. It has its own address, so that Back works. */
export const morePath = '/more';
