// Sample data: a believable month of one account, to look at before installing anything. Every observation has the
// source `sample`, so that screens can mark it and the user can remove it.

import type { FactsByKind, Kind, Observation } from '../observations/observation';
import { observationId } from '../observations/observation-id';
import type { Instant } from '../time/instant';
import { sampleAccount, sampleDevice } from './sample-account';
import { samplePages } from './sample-pages';
import { sampleReadings } from './sample-usage';

export interface SampleInput {
  /** The month ends here; the last reading is three minutes earlier. */
  readonly now: Instant;
  /** The zone of the simulated working hours. */
  readonly zone: string;
  /** The same seed gives the same month. */
  readonly seed?: number;
}

/**
 * A month of observations, oldest first. Two windows have their cycles, with gaps at night and over a long weekend. A
 * banked reset is redeemed when the week is nearly used up, and there is an early reset. Resets are still held (one
 * expires within three days), and there are an offer and credits. The same seed and `now` give the same ids.
 */
export function sampleData({ now, zone, seed = 7 }: SampleInput): Observation[] {
  const usage = sampleReadings(now, zone, seed);
  const rows = [
    ...usage.readings.map(({ at, facts }) => sampleObservation('usage', at, facts)),
    ...samplePages(now, usage, (kind, at, facts) => sampleObservation(kind, at, facts)),
  ];
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function sampleObservation<K extends Kind>(kind: K, at: Instant, facts: FactsByKind[K]): Observation {
  const content = { account: sampleAccount, device: sampleDevice, at, source: 'sample' as const, kind, facts };
  return { ...content, id: observationId(content) } as Observation;
}
