// What the user decides. Every field has a default; an unknown or damaged stored value falls back to it.
import { dayMs, hourMs } from './time/instant';

export type GaugeMode = 'left' | 'used';

/** Colours of the screens; absent in `Settings` = as the system has it. */
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
};

export type AlertRule = keyof typeof defaultRules;

export interface Settings {
  /** Whether numbers count what is left (as the official page does) or what is used. */
  readonly gauge: GaugeMode;
  readonly appearance?: Appearance;
  readonly alerts: {
    readonly on: boolean;
    readonly rules: Readonly<Record<AlertRule, boolean>>;
    /** Accounts (by key) whose alerts are switched off. */
    readonly mutedAccounts: readonly string[];
    /** Rules an account (by key) has otherwise than `rules` says. */
    readonly rulesByAccount?: Readonly<Record<string, Partial<Readonly<Record<AlertRule, boolean>>>>>;
    readonly thresholds: readonly number[];
    /** "Use by" = expiry minus this. */
    readonly useByLeadMs: number;
    readonly creditsLow: number;
    readonly nothingSeenMs: number;
    /** Local minutes of the day; null = no quiet hours. Never swallows a use-by. */
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
