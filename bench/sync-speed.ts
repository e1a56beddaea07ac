// What a hand-over to a phone costs: ten thousand observations, from rows to a sealed envelope and back.
import { decodeObservations, encodeObservations } from '../src/sync/codec/segment';
import { open, seal } from '../src/sync/keys/envelope';
import { deriveGroupKeys, importGroupSecret } from '../src/sync/keys/keys';
import { usageSeries } from '../test/support/observations';
import type { Figure } from './figure';

/** Size of the envelope, and how long sealing and opening take together on the first run. */
export async function benchSync(): Promise<Figure[]> {
  const keys = await deriveGroupKeys(await importGroupSecret(crypto.getRandomValues(new Uint8Array(32))), 1);
  const observations = usageSeries(10_000);
  const before = performance.now();
  const sealed = await seal(keys, 'segment', 'all', encodeObservations(observations));
  const opened = await open(keys, 'segment', 'all', sealed);
  const rows = opened && decodeObservations(opened);
  const took = performance.now() - before;
  if (rows?.length !== observations.length) throw new Error('The opened envelope differs from what was sealed.');
  return [
    { name: '10 000 observations, sealed', value: sealed.length / 1_000, unit: 'KB', floor: 35, aim: 15 },
    { name: '10 000 observations sealed and opened', value: took, unit: 'ms', floor: 500, aim: 250, note: 'cold' },
  ];
}
