// What a screen needs from the world around it, handed in by the extension's entrypoints and by the installed app.
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import type { Message } from '../../domain/messages/value';
import type { AccountKey } from '../../domain/observations/observation';
import type { GaugeMode } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/locale-and-zone';
import type { Outcome } from './outcome';
import type { PageClock } from './page-clock';
import type { SamplePorts } from './sample-ports';

export type StoredOutlooks = Readonly<Record<AccountKey, StoredOutlook>>;

/** Enough for the popup; the full page asks for more (`AppPorts`). */
export interface ScreenPorts {
  readonly place: LocaleAndZone;
  readonly clock: PageClock;
  /** The stored view; null when nothing was ever seen. Rejects when storage itself cannot be read. */
  readonly loadSnapshot: () => Promise<Snapshot | null>;
  /** The last forecasts and advice of these accounts; an account without any is left out. Computes nothing. */
  readonly storedOutlooks: (accounts: readonly AccountKey[]) => Promise<StoredOutlooks>;
  /** Calls back with each newer view; returns a function that stops it. */
  readonly onSnapshotChange: (listener: (snapshot: Snapshot | null) => void) => () => void;
  readonly setGauge: (mode: GaugeMode) => Promise<void>;
  /** Which account screens and badge speak for, until another is chosen. */
  readonly chooseAccount: (key: AccountKey) => Promise<void>;
  /** Opens the official usage page in a new tab. */
  readonly openUsagePage: () => void;
}

export interface PopupPorts extends ScreenPorts {
  /** The name of a used-up budget that the user wants to stop at and has not answered; null without one. */
  readonly budgetStop?: () => Promise<string | null>;
  /** The origin of an app that waits for the user to let it read what is stored; null when none does. */
  readonly askingApp: () => Promise<string | null>;
  /** Opens the same beside the page. Absent in the panel itself, and where the browser has no such place. */
  readonly openPanel?: () => void;
  /**
   * Has the open usage page reload itself, or opens one. Resolves to what is in the way, or null. Used where the user switched it
   * on. Absent where there are no tabs.
   */
  readonly refresh?: () => Promise<Message | null>;
  /** Takes sample data out again, which the popup marks as such. */
  readonly sample?: Pick<SamplePorts, 'remove'>;
  /** Opens the full page, at a route ("/bank") or where it was. */
  readonly openApp: (route?: string) => void;
  /** Gives the user the account's dates as a calendar file; returns the result in one sentence. */
  readonly exportCalendar?: (account: AccountKey, windowEnds: boolean) => Promise<Outcome>;
}

/** The official page that shows, and lets this extension see, the account's usage. */
export const usagePageUrl = 'https://chatgpt.com/codex/settings/usage';
