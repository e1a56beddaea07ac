// The messages between the app on its own address and the extension in the same browser. Both ends check them: the other may
// be of another version, and any script in the page can post messages.
import type { AlertLedger } from '../../domain/alerts/ledger';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';
import { isName } from '../../domain/validation/checks';

/** Raised when an older reader would misread a message, not when it would only miss something. */
export const bridgeProtocol = 1;

/** device → the last sequence number of it that was imported. */
export type VersionVector = Readonly<Record<DeviceId, number>>;

export interface Pull {
  readonly type: 'headroom/pull';
  readonly have: VersionVector;
  /** Requests the packed month before this instant instead of what is new. */
  readonly olderThan?: Instant;
  /** The app's ledger of delivered alerts. Requests both ledgers merged, and nothing else. */
  readonly ledger?: unknown;
}

export interface Delta {
  readonly protocol: number;
  readonly version: string;
  readonly device: DeviceId;
  /** The requester's new position once it has stored this. Absent for packed months. */
  readonly seq?: number;
  readonly more: boolean;
  /** End of the next older month; null when there is none. Absent for what is new. */
  readonly olderThan?: Instant | null;
  readonly observations: readonly Observation[];
  readonly records: readonly Register[];
  /** How far the server's clock is ahead of this computer's, in ms, by which observations are dated. Absent where it is not. */
  readonly serverAheadMs?: number;
  /** Both ledgers merged, if requested. */
  readonly ledger?: AlertLedger;
}

/** The answer to a pull from an app that the user did not allow to read what is stored. */
export interface ConsentNeeded {
  readonly protocol: number;
  readonly version: string;
  /** `asked`: the extension asks the user. `refused`: it did, and does not ask again. */
  readonly consent: 'asked' | 'refused';
}

/** Whether the extension lets this app read: what it says about it in an answer, null where it says nothing. */
export function consentIn(answer: unknown): ConsentNeeded['consent'] | null {
  const consent = isRecord(answer) ? answer.consent : null;
  return consent === 'asked' || consent === 'refused' ? consent : null;
}

/** The pull in a message from the content script; null when it is none or malformed. */
export function pullFrom(message: unknown): Pull | null {
  if (!isRecord(message) || message.type !== 'headroom/pull' || !isRecord(message.have)) return null;
  const entries = Object.entries(message.have);
  const isVector =
    entries.length <= 64 && entries.every(([device, seq]) => device.length <= 128 && Number.isSafeInteger(seq));
  if (!isVector || (message.olderThan !== undefined && !Number.isFinite(message.olderThan))) return null;
  return message as unknown as Pull;
}

/** The parts of a delta that are checked item by item when they are stored. */
type UncheckedPart = 'observations' | 'records' | 'ledger';

/** A delta whose frame is checked; null when it is malformed. */
export function deltaFrom(answer: unknown):
  | (Omit<Delta, UncheckedPart> & { readonly [part in UncheckedPart]?: unknown } & {
      observations: unknown[];
      records: unknown[];
    })
  | null {
  if (!isRecord(answer) || !isName(answer.device) || typeof answer.more !== 'boolean') return null;
  const { protocol, version, seq, olderThan, observations, records, serverAheadMs } = answer;
  const isWhole =
    typeof protocol === 'number' &&
    isName(version) &&
    (seq === undefined || Number.isSafeInteger(seq)) &&
    (olderThan === undefined || olderThan === null || Number.isFinite(olderThan)) &&
    (serverAheadMs === undefined || Number.isFinite(serverAheadMs)) &&
    Array.isArray(observations) &&
    observations.length <= mostObservations &&
    Array.isArray(records);
  return isWhole ? (answer as never) : null;
}

/** Far above what one answer holds. */
const mostObservations = 20_000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
