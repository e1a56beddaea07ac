import type { Observation } from '../observations/observation';

/** Never the key of a real account: those are hashes. */
export const sampleAccount = 'sample';
export const sampleDevice = 'sample';

/** True for everything made up: the one test that banner, export and removal share. */
export function isSample(observation: Pick<Observation, 'source'>): boolean {
  return observation.source === 'sample';
}
