import type { Account } from '../../domain/accounts/account';
import type { DeviceId, Observation } from '../../domain/observations/observation';
import { dayMs, hourMs, type Instant } from '../../domain/time/instant';
import { fromDigits, toDigits } from '../codec/digits';
import { newestOfEach, thin } from '../codec/thin';
import { decodeHandover, encodeHandover, type Handover } from './handover';

/** What a link or code of one screen is made from. */
export interface SnapshotSource {
  readonly device: DeviceId;
  readonly accounts: readonly Account[];
  /** What is held of the last 30 days. */
  readonly observations: readonly Observation[];
}

/** Bytes a code holds that a laptop shows and a phone's camera reads without effort (QR version 17). */
export const comfortableBytes = 600;

// Kinds whose newest observation is "now"; histories and rule texts would not fit and are not missed at a glance.
const nowKinds: ReadonlySet<string> = new Set(['usage', 'resets', 'balance']);
const steps = [3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs, 7 * dayMs];

/** Now and the last 30 days in at most `limit` bytes, as finely as that allows; the past gives way first. */
export async function packSnapshot(source: SnapshotSource, takenAt: Instant, limit = comfortableBytes) {
  const now = newestOfEach(source.observations).filter(({ kind }) => nowKinds.has(kind));
  const handover = (trail: readonly Observation[]): Handover => ({ ...source, takenAt, now: now.map(trim), trail });
  for (const stepMs of steps) {
    const bytes = await encodeHandover(handover(thin(source.observations, takenAt, { backMs: 30 * dayMs, stepMs })));
    if (bytes.length <= limit) return bytes;
  }
  return encodeHandover(handover([]));
}

// Titles and texts of resets are the server's prose, and come again with the next push or file.
function trim(observation: Observation): Observation {
  if (observation.kind !== 'resets') return observation;
  const resets = observation.facts.resets
    .filter(({ status }) => status === 'available')
    .map((reset) => ({ ...reset, description: null }));
  return { ...observation, facts: { ...observation.facts, resets } };
}

/** `https://…/#s=<digits>`: the address a phone's camera opens. Everything is in the fragment, which no host ever sees. */
export function snapshotLink(pwaAddress: string, bytes: Uint8Array): string {
  return `${pwaAddress}#s=${toDigits(bytes)}`;
}

/** What the digits of `#s=` hold; null when they were cut or altered on the way. */
export async function readSnapshotDigits(digits: string): Promise<Handover | null> {
  const bytes = fromDigits(digits);
  return bytes && decodeHandover(bytes);
}
