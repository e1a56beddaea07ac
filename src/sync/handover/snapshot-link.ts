import type { Account } from '../../domain/accounts/account';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import { fromDigits, toDigits } from '../codec/digits';
import { newestOfEach, thin } from '../codec/thin';
import { decodeHandover, encodeHandover, type Handover } from './handover';

/** What a snapshot link is made from. */
export interface SnapshotSource {
  readonly device: DeviceId;
  readonly accounts: readonly Account[];
  /** Observations of the last 30 days. */
  readonly observations: readonly Observation[];
}

/** Bytes in a code that a laptop shows and a phone's camera reads easily (QR version 17). */
export const comfortableBytes = 600;

// The kinds a snapshot holds. Histories and rule texts would not fit.
const nowKinds: ReadonlySet<string> = new Set(['usage', 'resets', 'balance']);
const steps = [3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs, 7 * dayMs];

/** The newest observations and up to 30 days of history in `limit` bytes. The history is thinned first, then left out. */
export async function packSnapshot(source: SnapshotSource, takenAt: Instant, limit = comfortableBytes) {
  const now = newestOfEach(source.observations).filter(({ kind }) => nowKinds.has(kind));
  const handover = (trail: readonly Observation[]): Handover => ({ ...source, takenAt, now: now.map(trim), trail });
  for (const stepMs of steps) {
    const bytes = await encodeHandover(handover(thin(source.observations, takenAt, { backMs: 30 * dayMs, stepMs })));
    if (bytes.length <= limit) return bytes;
  }
  return encodeHandover(handover([]));
}

// Leaves out the descriptions of resets: long server texts that come again with the next push or file.
function trim(observation: Observation): Observation {
  if (observation.kind !== 'resets') return observation;
  const resets = observation.facts.resets
    .filter(({ status }) => status === 'available')
    .map((reset) => ({ ...reset, description: null }));
  return { ...observation, facts: { ...observation.facts, resets } };
}

/**
 * `https://…/#s=<digits>`: the address a phone's camera opens. Browsers never send a fragment to a server, but keep it in their
 * history.
 */
export function snapshotLink(pwaAddress: string, bytes: Uint8Array): string {
  return `${pwaAddress}#s=${toDigits(bytes)}`;
}

/** The snapshot in the digits of `#s=`; null when they were cut or changed. */
export async function readSnapshotDigits(digits: string): Promise<Handover | null> {
  const bytes = fromDigits(digits);
  return bytes && decodeHandover(bytes);
}
