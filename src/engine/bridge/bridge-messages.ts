// What the app on its own address and the extension in the same browser say to each other. Both ends check what they hear:
// the other may be of another version, and on a page anybody may speak.
import type { AlertLedger } from '../../domain/alerts/ledger';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import type { Register } from '../../domain/registers/register';
import type { Instant } from '../../domain/time/instant';

/** Grows when an older reader would misunderstand, not when it would merely miss something. */
export const bridgeProtocol = 1;

/** device → the last arrival number of it that was taken in. */
export type VersionVector = Readonly<Record<DeviceId, number>>;

export interface Pull {
  readonly type: 'headroom/pull';
  readonly have: VersionVector;
  /** Asks for the packed month before this instant instead of what is new. */
  readonly olderThan?: Instant;
  /** What was told in the app: asks for what was told in either, and for nothing else. */
  readonly ledger?: unknown;
}

export interface Delta {
  readonly protocol: number;
  readonly version: string;
  readonly device: DeviceId;
  /** What the asker has once it has stored this. Absent for packed months. */
  readonly seq?: number;
  readonly more: boolean;
  /** Where the next older month ends; null when there is none. Absent for what is new. */
  readonly olderThan?: Instant | null;
  readonly observations: readonly Observation[];
  readonly records: readonly Register[];
  /** What was told in either, where that was asked. */
  readonly ledger?: AlertLedger;
}

/** The pull in a message from the content script, or null when it is none. */
export function pullFrom(message: unknown): Pull | null {
  if (!isRecord(message) || message.type !== 'headroom/pull' || !isRecord(message.have)) return null;
  const entries = Object.entries(message.have);
  const isVector =
    entries.length <= 64 && entries.every(([device, seq]) => device.length <= 128 && Number.isSafeInteger(seq));
  if (!isVector || (message.olderThan !== undefined && !Number.isFinite(message.olderThan))) return null;
  return message as unknown as Pull;
}

/** What of a delta is looked at by whoever takes it. */
type UncheckedPart = 'observations' | 'records' | 'ledger';

/** The frame of a delta; its observations and records are looked at one by one by whoever stores them. */
export function deltaFrom(answer: unknown):
  | (Omit<Delta, UncheckedPart> & { readonly [part in UncheckedPart]?: unknown } & {
      observations: unknown[];
      records: unknown[];
    })
  | null {
  if (!isRecord(answer) || typeof answer.device !== 'string' || typeof answer.more !== 'boolean') return null;
  const { protocol, version, seq, olderThan, observations, records } = answer;
  const isWhole =
    typeof protocol === 'number' &&
    typeof version === 'string' &&
    (seq === undefined || Number.isSafeInteger(seq)) &&
    (olderThan === undefined || olderThan === null || Number.isFinite(olderThan)) &&
    Array.isArray(observations) &&
    observations.length <= mostObservations &&
    Array.isArray(records);
  return isWhole ? (answer as never) : null;
}

/** More in one answer is no answer of ours. */
const mostObservations = 20_000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
