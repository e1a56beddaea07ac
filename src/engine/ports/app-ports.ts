// What the full page and the installed app need beyond the popup: the history, the user's own marks, and exports.
import type { AlertStatus } from '../../domain/alerts/alert-status';
import type { Refusal } from '../../domain/diagnostics/refusal';
import type { EventType, HeadroomEvent } from '../../domain/events/event';
import type { Outlook } from '../../domain/forecast/outlook';
import type { DayStatement } from '../../domain/history/daily-usage';
import type { UsagePiece, UsageQuery } from '../../domain/history/usage-query';
import type { TimeSpan } from '../../domain/history/usage-series';
import type { MessageKey } from '../../domain/messages/message';
import type { AccountKey, Kind, Observation } from '../../domain/observations/observation';
import type { Settings } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import type { AppAccessPorts } from './app-access-ports';
import type { DevicePorts } from './device-ports';
import type { FirstStepsPorts } from './first-steps-ports';
import type { Outcome } from './outcome';
import type { ReportPorts } from './report-ports';
import type { SamplePorts } from './sample-ports';
import type { ScreenPorts } from './screen-ports';
import type { CliPorts } from './session-file-ports';

interface EventQuery {
  /** Only events strictly before this instant: the next page of an endless list. */
  readonly before?: Instant;
  readonly types?: readonly EventType[];
  readonly limit: number;
}

interface ObservationQuery {
  readonly kinds?: readonly Kind[];
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit?: number;
}

/** One body as last seen: its fields and their types, never a value that could name somebody. */
export interface LastBody {
  readonly kind: Kind | 'unknown';
  readonly at: Instant;
  readonly source: Observation['source'];
  /** `rate_limit.primary_window.used_percent` → what was kept of it, as text; null where the value is withheld. */
  readonly fields: readonly { readonly path: string; readonly type: string; readonly shown: string | null }[];
  /** What the parser had to leave out: path and rule. */
  readonly dropped: readonly string[];
}

export interface StorageReport {
  readonly state: 'open' | 'full' | 'denied' | 'evicted' | 'newer' | 'broken';
  /** Whether the browser promised not to evict it; null when it does not say. */
  readonly persistent: boolean | null;
  /** Its answer when it was asked; null until then; absent where it is never asked. */
  readonly persistAsked?: { readonly at: Instant; readonly kept: boolean } | null;
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  readonly observations: number | null;
  readonly oldestAt: Instant | null;
  /** What was found damaged, set aside and rebuilt: names of stored values and tables. */
  readonly damaged: readonly string[];
  /** How many readings are set aside because they are dated later than the clock. */
  readonly setAside?: number;
}

type PermissionReason = Extract<
  MessageKey,
  `diagnostics.permissions.${'storage' | 'alarms' | 'notifications' | 'sidePanel' | 'codex' | 'app' | 'phone'}`
>;

/** What runs here. */
export interface VersionLine {
  readonly name: 'app' | 'extension' | 'userAgent';
  readonly version: string;
}

export interface PermissionLine {
  /** As in the manifest. */
  readonly name: string;
  readonly granted: boolean;
  /** What it is for. */
  readonly why: PermissionReason;
}

export interface Diagnostics {
  readonly drift: readonly { readonly at: Instant; readonly path: string; readonly count: number }[];
  /** What pages sent that was not looked at, and why. */
  readonly refused: readonly { readonly at: Instant; readonly refusal: Refusal; readonly count: number }[];
  readonly bodies: readonly LastBody[];
  readonly storage: StorageReport;
  readonly permissions: readonly PermissionLine[];
  /** The app, the extension in this browser, and the browser's own name and version. */
  readonly versions: readonly VersionLine[];
}

export interface ImportWatch {
  /** Stops the import and undoes what it had added. */
  readonly signal: AbortSignal;
  /** How many observations were imported, of how many; null while the file is read. */
  readonly progress: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly done: number;
  readonly of: number | null;
}

export interface LastImport {
  readonly at: Instant;
  /** How many observations were new. */
  readonly added: number;
  /** False where the page or the browser was closed while it ran. */
  readonly isFinished: boolean;
}

/** JSON holds everything and can be imported again; the spreadsheets hold readings of windows, or every value that changed. */
type ExportKind = 'json' | 'readings' | 'facts';

export interface AppPorts extends ScreenPorts {
  /** `extension`: the extension's own page. `pwa`: installed or in a tab, fed by the extension or another device. */
  readonly host: 'extension' | 'pwa';
  readonly version: string;

  /** Newest first. */
  readonly events: (account: AccountKey, query: EventQuery) => Promise<readonly HeadroomEvent[]>;
  /** Oldest first. */
  readonly observations: (account: AccountKey, query: ObservationQuery) => Promise<readonly Observation[]>;
  /** The readings of a window for a chart, newest first: each piece reaches further back than the one before it. */
  readonly usage: (account: AccountKey, query: UsageQuery) => AsyncIterable<UsagePiece>;
  /** The last statement about the use of each day. */
  readonly dailyUse: (account: AccountKey) => Promise<readonly DayStatement[]>;
  /** When the oldest of what is kept of an account was seen; null while there is nothing. */
  readonly oldestAt: (account: AccountKey) => Promise<Instant | null>;
  /** The times of which another device has history that was asked for and is not here yet, oldest first. */
  readonly askedSpans: () => Promise<readonly TimeSpan[]>;
  /** The observations an event rests on, in the order given; those no longer held are left out. */
  readonly evidence: (ids: readonly string[]) => Promise<readonly Observation[]>;
  /** What is coming, as last worked out; null before there was enough to work it out from. */
  readonly outlook: (account: AccountKey) => Promise<Outlook | null>;
  readonly diagnostics: () => Promise<Diagnostics>;

  /** How alerts fare, and a test of them. Absent where this page cannot show any. */
  readonly alerts?: {
    readonly status: () => Promise<AlertStatus>;
    readonly test: () => Promise<Outcome>;
    /**
     * Calls the listener when an alert was delivered or answered; returns a function that stops it. Absent where this
     * cannot be observed.
     */
    readonly onChange?: (listener: () => void) => () => void;
  };
  /** Hands the user a calendar file of the account's dates; with `windowEnds` also when its windows reset. */
  readonly exportCalendar?: (account: AccountKey, windowEnds: boolean) => Promise<Outcome>;

  /**
   * Asks the browser to let a badge be drawn in Codex pages; false when it was refused. Call it from a click. Absent where there
   * is no such page.
   */
  readonly allowPageBadge?: () => Promise<boolean>;
  readonly saveSettings: (settings: Settings) => Promise<Outcome>;
  readonly nameAccount: (key: AccountKey, nickname: string, colour: number) => Promise<Outcome>;
  /** Gives everything seen under `from` (unnamed or quarantined) to `to`. */
  readonly assignAccount: (from: AccountKey, to: AccountKey) => Promise<Outcome>;
  /** Lists an account that was seen only once so far. */
  readonly keepAccount?: (key: AccountKey) => Promise<Outcome>;
  /** Erases every observation, event and mark of the account from this device. */
  readonly forgetAccount: (key: AccountKey) => Promise<Outcome>;

  /** Everything held here, as a file the user saves. */
  readonly exportAll: (kind: ExportKind) => Promise<Outcome>;
  /** What proves some events, in the form `npm run replay` reads. */
  readonly exportEvidence: (account: AccountKey, eventIds: readonly string[]) => Promise<Outcome>;
  /** Hand-over, pairing and push; absent in tests and galleries that show none of it. */
  readonly phone?: () => Promise<DevicePorts>;
  /** Where the installed app lives and what it may read; absent in the app itself. */
  readonly appAccess?: AppAccessPorts;
  /** Absent where there is nothing to import into. */
  readonly importFile?: (file: File, watch?: ImportWatch) => Promise<Outcome>;
  /** The last import, which can be undone until the next one begins; null where there is none. */
  readonly lastImport?: () => Promise<LastImport | null>;
  /** Undoes the last import; nothing else changes. */
  readonly undoImport?: () => Promise<Outcome>;
  /** Readings from the Codex CLI's session files; absent where no files can be read. */
  readonly cli?: CliPorts;
  /** What those files say was used; absent where no files can be read. */
  readonly reports?: ReportPorts;
  /** How far the user has come with setting up; absent where there is no button to pin. */
  readonly firstSteps?: FirstStepsPorts;
  /** Data to look at before there is any; absent where none is offered. */
  readonly sample?: SamplePorts;
}
