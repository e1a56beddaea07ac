import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import type { UsageEvent } from '../../../src/domain/usage/session';
import { decodeTape, encodeTape } from '../../../src/domain/usage/tape';
import { addTokens, type Tokens } from '../../../src/domain/usage/tokens';
import { answers, readSamples, sampleFiles } from '../../support/session-samples';

/** Events as they come and as they never should: repeats, totals that fall, estimates, huge counts. */
function randomEvents(seed: number, count: number): UsageEvent[] {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const often = (share: number) => random() < share;
  const tokens = (): Tokens => randomTokens(below, often);

  let [at, turn] = [Date.UTC(2026, 4, 1), 0];
  let total = { ...tokens(), sum: 0 };
  const limit = (): UsageEvent => ({
    kind: 'limit',
    at,
    seconds: [18_000, 604_800, 86_400, 7_777][below(4)] ?? 1,
    usedPercent: below(1_001) / 10,
    resetsAt: Math.round((at + below(500_000_000)) / 1_000) * 1_000,
  });
  const context = () => ({
    model: often(0.1) ? null : `model-${below(3)}`,
    effort: often(0.5) ? 'high' : null,
    tier: often(0.1) ? 'priority' : null,
  });
  const response = () =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const countOf = (): UsageEvent => {
    const last = often(0.1) ? null : tokens();
    total = last && often(0.8) ? grown(total, last) : { ...tokens(), sum: below(1_000_000) };
    return { kind: 'count', at, turn, last, total: often(0.1) ? null : total, ...context() };
  };
  const makers = [
    limit,
    countOf,
    countOf,
    (): UsageEvent => ({
      kind: 'record',
      at,
      turn,
      thread: 'mine',
      response: response(),
      usage: tokens(),
      ...context(),
    }),
  ];
  const events: UsageEvent[] = [];
  while (events.length < count) {
    at += often(0.1) ? -below(5_000) : below(90_000);
    turn += [0, 0, 0, 1, 1, 3][below(6)] ?? 0;
    const before = events.at(-1);
    const repeated = before?.kind === 'count' && often(0.1) ? { ...before, at } : null;
    events.push(repeated ?? (makers[below(4)] ?? limit)());
    const last = events.at(-1);
    if (last && 'turn' in last && often(0.1)) events.push({ kind: 'end', turn: last.turn });
  }
  return events;
}

function randomTokens(below: (limit: number) => number, often: (share: number) => boolean): Tokens {
  return {
    input: below(often(0.05) ? 2 ** 40 : 250_000),
    cached: below(200_000),
    cacheWrite: often(0.3) ? below(9_000) : 0,
    output: below(4_000),
    reasoning: below(2_000),
  };
}

function grown(total: Tokens & { readonly sum: number }, last: Tokens) {
  return { ...addTokens(total, last), sum: total.sum + last.input + last.output };
}

describe('a tape', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('gives back what was put on it, seed %i', (seed) => {
    const events = randomEvents(seed, 300);
    expect(decodeTape(encodeTape(events), 'mine')).toEqual(events);
  });

  it('is the same however often it was taken up again', () => {
    const events = randomEvents(99, 200);
    let grown: UsageEvent[] = [];
    for (let from = 0; from < events.length; from += 17)
      grown = [...decodeTape(encodeTape(grown), 'mine'), ...events.slice(from, from + 17)];
    expect(encodeTape(grown)).toEqual(encodeTape(events));
  });

  it('holds every sample', async () => {
    for (const name of Object.keys(answers))
      for (const { events, meta } of await readSamples(sampleFiles(name))) {
        const stored = events.map((event) => (event.kind === 'record' ? { ...event, response: '00c0ffee' } : event));
        expect(decodeTape(encodeTape(stored), meta.thread)).toEqual(stored);
      }
  });

  it('says so when its bytes are damaged', () => {
    const { bytes, contexts } = encodeTape(randomEvents(3, 50));
    expect(() => decodeTape({ bytes: bytes.slice(0, -1), contexts }, 'mine')).toThrow(RangeError);
    expect(() => decodeTape({ bytes, contexts: [] }, 'mine')).toThrow(RangeError);
  });
});
