// The user's settings. Every field has a default, which replaces an unknown or damaged stored value. Keys are a stored format.

import type { GuideChoices } from './guide/figures';
import type { Corner } from './page-badge/corner';
import type { PlanChoices } from './plans/plan-figures';
import { dayMs, hourMs } from './time/instant';
import type { UsagePreferences } from './usage/usage-preferences';

export type GaugeMode = 'left' | 'used';

/** Colours of the screens; as the system has them where absent. */
export type Appearance = 'system' | 'light' | 'dark';

/** Every alert rule, and whether it is on unless the user decides otherwise. Rule names are stored: never rename one. */
const defaultRules = {
  'window-recovered': true,
  'use-threshold': true,
  'will-run-out': true,
  'reset-granted': true,
  'reset-lapses': true,
  'reset-vanished': true,
  'date-moved': true,
  'credits-low': true,
  'referral-reward': true,
  'nothing-seen': false,
  'budget-reached': true,
  'usage-unusual': true,
  'lane-change': true,
};

export type AlertRule = keyof typeof defaultRules;

export interface Settings {
  /** Whether percentages show what is left, as the official page does, or what is used. */
  readonly gauge: GaugeMode;
  readonly appearance?: Appearance;
  /** Whether the toolbar shows the ring alone, without the figure. Off where absent. */
  readonly iconOnly?: boolean;
  /** Minutes after which an open usage page that is looked at again reloads itself. Never where absent or null. */
  readonly freshMinutes?: number | null;
  /** The corner of Codex pages that has a badge of ours. None where absent or null. */
  readonly pageBadge?: Corner | null;
  /** By account key: keys (`windowKey`) of windows that are not shown. */
  readonly hiddenWindows?: Readonly<Record<string, readonly string[]>>;
  /** BCP 47 tag of one of our languages; as the browser has it where absent, "system" or a language we do not have. */
  readonly language?: string;
  /** What was decided about reports; absent until something was. Read field by field where it is used. */
  readonly usage?: Partial<UsagePreferences>;
  /** The user's changes to the guide's figures; absent until there are some. Checked figure by figure where they are used. */
  readonly guide?: GuideChoices;
  /** Ids of lanes (`LaneId`) in the order in which they are used; accounts, credits, API where absent. */
  readonly lanes?: readonly string[];
  /** Prices and multiples of plans that differ from ours; absent until one does. */
  readonly plans?: PlanChoices;
  readonly alerts: {
    readonly on: boolean;
    readonly rules: Readonly<Record<AlertRule, boolean>>;
    /** Keys of accounts whose alerts are switched off. */
    readonly mutedAccounts: readonly string[];
    /** By account key: rules that differ from `rules`. */
    readonly rulesByAccount?: Readonly<Record<string, Partial<Readonly<Record<AlertRule, boolean>>>>>;
    /** Whether hidden windows notify, too. Off where absent. */
    readonly hiddenWindows?: boolean;
    /** Percent used at which to notify. */
    readonly thresholds: readonly number[];
    /** The last call before a reset expires comes this long before the expiry. */
    readonly useByLeadMs: number;
    /** Notify when fewer credits are left. */
    readonly creditsLow: number;
    /** Notify when nothing was read for this long; 0 for never. */
    readonly nothingSeenMs: number;
    /** Minutes of the local day; null for no quiet hours. They never hold back a last call. */
    readonly quiet: { readonly fromMinute: number; readonly toMinute: number } | null;
  };
}

export const defaultSettings: Settings = {
  gauge: 'left',
  alerts: {
    on: true,
    rules: defaultRules,
    mutedAccounts: [],
    thresholds: [75, 90, 100],
    useByLeadMs: 3 * hourMs,
    creditsLow: 50,
    nothingSeenMs: 3 * dayMs,
    quiet: null,
  },
};
