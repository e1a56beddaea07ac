import type { Observation, UsageFacts } from '../src/domain/observations/observation';

const fiveHours = 18_000;
const week = 604_800;

/** One body a minute with two windows that fill and reset. Ids are counted up, because hashing is not measured. */
export function generateObservations(count: number, start: number): Observation[] {
  return Array.from({ length: count }, (_, index) => observationAt(start + index * 60_000, index));
}

function observationAt(at: number, index: number): Observation {
  return {
    id: `bench-${index}`,
    account: 'bench',
    device: 'bench',
    at,
    source: 'network',
    kind: 'usage',
    facts: facts(at),
  };
}

function facts(at: number): UsageFacts {
  const seconds = Math.floor(at / 1000);
  const window = (length: number, steepness: number) => {
    const into = seconds % length;
    const usedPercent = Math.min(100, Math.floor((into / length) * steepness * 100));
    return { limit: 'codex', seconds: length, usedPercent, resetsAt: (seconds - into + length) * 1000 };
  };
  return {
    plan: 'plus',
    windows: [window(fiveHours, 1.1), window(week, 0.9)],
    gates: [{ limit: 'codex', allowed: true, reached: false }],
    credits: {
      has: false,
      unlimited: false,
      balance: '0',
      overageReached: false,
      localMessages: [0, 0],
      cloudMessages: [0, 0],
    },
    bankCount: 1,
    bankApplicable: 0,
    reachedType: null,
    spend: { reached: false, reachedType: null, limits: [] },
    models: [{ slug: 'gpt-6-astra', available: true, availableAt: null, creditsWouldEnable: false }],
  };
}
