// What the Reports page may ask of the use found in session files.
import type { AccountKey, DeviceId } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { Anomaly } from '../../domain/usage/anomalies';
import type { BudgetState } from '../../domain/usage/budgets';
import type { Dimension, DimensionOptions } from '../../domain/usage/dimensions';
import type { UsageGroups, UsageSelection } from '../../domain/usage/group-usage';
import type { DaySum } from '../../domain/usage/packed-day-sums';
import type { RunningWindow } from '../../domain/usage/report-period';
import type { Saving } from '../../domain/usage/savings';
import type { ShowbackFile, ShowbackRow } from '../../domain/usage/showback';
import type { TurnKinds } from '../../domain/usage/turn-kinds';
import type { UsageAdvice } from '../../domain/usage/usage-advice';
import type { UsageSeries } from '../../domain/usage/usage-series';
import type { PercentWorth, WindowDraw } from '../../domain/usage/window-draws';

export interface UsageCoverage {
  readonly files: number;
  /** Responses counted in all files, whatever period a report is of. */
  readonly responses: number;
  /** Lines that should hold usage and could not be read. */
  readonly damaged: number;
  /** Counts left out as copies of a session whose file is gone. */
  readonly uncertain: number;
  /** False where there was no room to store: then everything is gone when the page is closed. */
  readonly stored: boolean;
}

/** What one device's session files say, as another device knows it. */
export interface DeviceDaySums {
  readonly device: DeviceId;
  /** When they were made. */
  readonly at: Instant;
  /** The newest day first. */
  readonly sums: readonly DaySum[];
}

interface ReportQuestion {
  readonly by: Dimension;
  readonly selection: UsageSelection;
}

/** How a session is named: by its begin and its project. */
export interface SessionName {
  readonly bornAt: number;
  readonly project: string | null;
  readonly branch: string | null;
  readonly subagent: boolean;
}

export interface ReportAnswer extends UsageGroups {
  readonly series: UsageSeries;
  /** By project key: what it is called. */
  readonly projects: Readonly<Record<string, string>>;
  /** By session key, of the sessions in the report; empty unless it is by session or turn. */
  readonly sessions: Readonly<Record<string, SessionName>>;
  readonly coverage: UsageCoverage;
}

export interface DrawsQuestion {
  /** Length of the window. */
  readonly seconds: number;
  readonly by: Dimension;
  /** Null for all accounts at once. */
  readonly account: string | null;
}

/** How one percent of a window is used here: turns of the model and effort that are used most. */
interface UsualTurn {
  readonly model: string;
  readonly effort: string | null;
  /** Credits of the median turn. */
  readonly credits: number;
}

export interface DrawsAnswer {
  /** Newest first. */
  readonly draws: readonly WindowDraw[];
  readonly worth: PercentWorth | null;
  readonly usualTurn: UsualTurn | null;
  /** Credits by kind of work; null where nothing has a price. */
  readonly kinds: TurnKinds | null;
  readonly projects: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<string, SessionName>>;
}

interface WatchQuestion {
  readonly now: Instant;
  /** The account's longest window that runs, for budgets by cycle and in percent. */
  readonly window: RunningWindow | null;
}

/** What deserves attention. */
export interface WatchAnswer {
  readonly budgets: readonly BudgetState[];
  readonly anomalies: readonly Anomaly[];
  readonly advice: readonly UsageAdvice[];
  /** On the last seven days. */
  readonly savings: readonly Saving[];
  readonly projects: Readonly<Record<string, string>>;
}

export interface UsageQuestions {
  readonly report: ReportQuestion;
  readonly draws: DrawsQuestion;
  readonly watch: WatchQuestion;
  readonly showback: { readonly selection: UsageSelection };
}

export interface UsageAnswers {
  readonly report: ReportAnswer;
  readonly draws: DrawsAnswer;
  readonly watch: WatchAnswer;
  readonly showback: { readonly rows: readonly ShowbackRow[] };
}

/** What is known about session files, as a page follows it. */
export interface KnownUsage {
  /** Grows whenever something else may be the answer to a question. */
  readonly changes: number;
  /** More is being read now. */
  readonly isReading: boolean;
}

export interface ReportPorts {
  /** The same object until it changes. */
  readonly known: () => KnownUsage;
  /** Calls back after each change of `known`. Returns a function that stops it. */
  readonly onKnown: (listener: () => void) => () => void;
  /** Rejects when the answer could not be worked out. */
  readonly ask: <Name extends keyof UsageQuestions>(
    name: Name,
    question: UsageQuestions[Name],
    options: DimensionOptions,
  ) => Promise<UsageAnswers[Name]>;
  /** The user's showback file, under the name they chose. Its id stays the same from file to file. */
  readonly showbackFile: (person: string, rows: readonly ShowbackRow[]) => Promise<ShowbackFile>;
  /** What the session files on the user's other devices say about an account, the newest first. */
  readonly otherDevices: (account: AccountKey) => Promise<readonly DeviceDaySums[]>;
  /** Erases what was read for an account. */
  readonly forget: (account: AccountKey) => Promise<void>;
  /** Call after budgets or tasks changed: alerts and the popup look at them anew. */
  readonly afterChange: () => Promise<void>;
  /** Hands the user a file. */
  readonly save: (name: string, pieces: readonly string[], type: string) => void;
}
