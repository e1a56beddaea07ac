// A believable month of somebody's Codex, for people who want to look before they install anything. Every row says
// `source: 'sample'`, so that it can be marked on every screen and taken away again.

import type { FactsByKind, Kind, Observation } from '../observations/observation';
import { observationId } from '../observations/observation-id';
import type { Instant } from '../time/instant';
import { sampleAccount, sampleDevice } from './sample-account';
import { samplePages } from './sample-data-pages';
import { sampleReadings } from './sample-data-use';

export interface SampleInput {
  /** The month ends here; the last reading is three minutes older. */
  readonly now: Instant;
  /** The person works by this zone's clock. */
  readonly zone: string;
  /** The same seed gives the same month. */
  readonly seed?: number;
}

/**
 * A month of observations, oldest first: two windows with their cycles, a banked reset used when the week was nearly gone,
 * an early reset nobody asked for, resets still held (one lapses within three days), an offer, credits, and the gaps of nights
 * and of a weekend away. Ids are stable for the same seed and `now`.
 */
export function sampleData({ now, zone, seed = 7 }: SampleInput): Observation[] {
  const use = sampleReadings(now, zone, seed);
  const rows = [
    ...use.readings.map(({ at, facts }) => sampleRow('usage', at, facts)),
    ...samplePages(now, use, (kind, at, facts) => sampleRow(kind, at, facts)),
  ];
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function sampleRow<K extends Kind>(kind: K, at: Instant, facts: FactsByKind[K]): Observation {
  const content = { account: sampleAccount, device: sampleDevice, at, source: 'sample' as const, kind, facts };
  return { ...content, id: observationId(content) } as Observation;
}
