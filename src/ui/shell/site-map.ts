// Where one can go: paths, names and icons. What is there is in `page-of.ts`.
import {
  ChartLine,
  CircleGauge,
  Coins,
  Compass,
  ListTree,
  type LucideIcon,
  Settings2,
  Smartphone,
  Stethoscope,
  Ticket,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react';

export interface SiteEntry {
  readonly path: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** `main` stands in the phone's tab bar; the others are under "More" there. */
  readonly rank: 'main' | 'more' | 'house';
}

export const siteMap: readonly SiteEntry[] = [
  { path: '/', title: 'Now', icon: CircleGauge, rank: 'main' },
  { path: '/history', title: 'History', icon: ChartLine, rank: 'main' },
  { path: '/bank', title: 'Bank', icon: Ticket, rank: 'main' },
  { path: '/plan', title: 'Plan', icon: Compass, rank: 'main' },
  { path: '/referral', title: 'Referral', icon: UserRoundPlus, rank: 'more' },
  { path: '/credits', title: 'Credits', icon: Coins, rank: 'more' },
  { path: '/events', title: 'Events', icon: ListTree, rank: 'more' },
  { path: '/phone', title: 'Phone', icon: Smartphone, rank: 'house' },
  { path: '/accounts', title: 'Accounts', icon: UsersRound, rank: 'house' },
  { path: '/settings', title: 'Settings', icon: Settings2, rank: 'house' },
  { path: '/diagnostics', title: 'Diagnostics', icon: Stethoscope, rank: 'house' },
];

/** The list of what the tab bar has no room for: a page like any other, so that "back" works. */
export const morePath = '/more';

/** What a path's page is called; null for a path we do not have. */
export function pageTitleOf(path: string): string | null {
  if (path === morePath) return 'More';
  return siteMap.find((place) => place.path === path)?.title ?? null;
}
