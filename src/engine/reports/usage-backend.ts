// What reads session files and answers questions about them: in a worker of its own, or in the page where none can be started.
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { DimensionOptions } from '../../domain/usage/dimensions';
import type { SessionFile } from '../../domain/usage/session';
import type { ReportPorts } from '../ports/report-ports';
import type { PickedFile } from '../ports/session-file-ports';
import type { FolderHandle } from '../session-files/cli-folder';
import type { ReadProgress, ReadResult } from './read-session-files';

/** Where session files are. All sources are read together: an archived copy of an active session is not read twice. */
export interface ReadSources {
  readonly folders: readonly FolderHandle[];
  readonly files: readonly PickedFile[];
}

export interface ReadRequest extends ReadSources {
  readonly account: AccountKey;
  readonly device: DeviceId;
  readonly keepsBranches: boolean;
}

export interface ReadHooks {
  /** Stores readings of the limits; returns how many were new. */
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly progress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}

export interface ReadSummary extends ReadResult {
  readonly readings: number;
  /** Readings that were new. */
  readonly added: number;
  /** False where there was no room: what was read is reported from memory, until the page is closed. */
  readonly stored: boolean;
}

export interface UsageBackend {
  /** Rejects when the readings could not be stored; what was kept until then stays. */
  readonly read: (request: ReadRequest, hooks: ReadHooks) => Promise<ReadSummary>;
  readonly ask: ReportPorts['ask'];
  /** Adds sessions that no file holds: the sample's. */
  readonly add: (sessions: readonly SessionFile[], account: AccountKey) => Promise<void>;
  /** Keeps the sums by day that this device's other ones may have, if they changed. */
  readonly shareDays: (device: DeviceId, now: Instant, options: DimensionOptions) => Promise<void>;
  /** Erases what was read for an account. */
  readonly forget: (account: AccountKey) => Promise<void>;
}
