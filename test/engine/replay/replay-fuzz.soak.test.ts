// For any capture, replay answers in JSON and names no user.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventLines } from '../../../src/engine/replay/replay-events';
import { readCapture } from '../../../src/engine/replay/replay-lines';
import { replayDocument } from '../../../src/engine/replay/replay-output';
import { replayText, type Shot, sample, toJsonl } from '../../support/capture';
import { drifting, redeemed, unstarted } from '../../support/series';
import { repeats } from '../../support/soak';
import { testReportTranslator } from '../../support/translator';

const english = testReportTranslator();

const bodies: readonly Shot[] = [
  ...redeemed(),
  ...drifting(),
  ...unstarted(),
  {
    at: '2026-07-12T01:40:00Z',
    path: '/wham/rate-limit-reset-credits',
    body: sample('reset-credits-2026-06-18-two-available.json'),
  },
  {
    at: '2026-09-16T04:14:39Z',
    path: '/wham/rate-limit-reset-credits/history',
    body: sample('reset-credits-history-2026-09-16.json'),
  },
  {
    at: '2026-09-18T04:14:39Z',
    path: '/accounts/acct-1/remaining_balance',
    body: sample('remaining-balance-2026-09-18.json'),
  },
  {
    at: '2026-09-19T04:14:39Z',
    path: '/referrals/invite/eligibility',
    body: sample('referral-eligibility-v2-no-offer.json'),
  },
  { at: '2026-09-20T04:14:39Z', path: '/referrals/invite/tracking', body: sample('referral-tracking-v2.json') },
];

const odd = fc.constantFrom<unknown>(
  null,
  -1,
  0,
  1e300,
  '',
  'x',
  '12.5',
  [],
  {},
  true,
  '2026-13-45T99:99:99Z',
  [null],
  Number.MAX_SAFE_INTEGER,
);

/** Puts odd values at some leaves. */
function damage(value: unknown, hits: Iterator<boolean>, odds: Iterator<unknown>): unknown {
  if (hits.next().value) return odds.next().value;
  if (Array.isArray(value)) return value.map((item) => damage(item, hits, odds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, damage(inner, hits, odds)]));
}

const rarely = fc.infiniteStream(fc.nat(12).map((n) => n === 0));

describe('replay', () => {
  it('survives any damage to any body', () => {
    fc.assert(
      fc.property(rarely, fc.infiniteStream(odd), (hits, odds) => {
        const shots = bodies.map((shot) => ({ ...shot, body: damage(shot.body, hits, odds) }));
        const replayed = replayText(toJsonl(shots));
        const text = JSON.stringify(replayDocument(replayed, english));
        expect(text).not.toMatch(/PLACEHOLDER|invalid"|NaN|user-1/);
        expect(eventLines(replayed, testReportTranslator())).not.toMatch(/undefined|NaN/);
        for (const { view } of replayed.accounts) {
          for (const { usedPercent, leftPercent } of view.windows)
            expect(usedPercent + leftPercent).toBeCloseTo(100, 5);
        }
      }),
      { seed: 20_261_121, numRuns: repeats(60, 400) },
    );
  });

  it('survives any text', () => {
    const line = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...toJsonl(bodies).split('\n')));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        if (readCapture(text) !== null)
          expect(() => JSON.stringify(replayDocument(replayText(text), english))).not.toThrow();
      }),
      { seed: 20_261_121, numRuns: repeats(80, 300) },
    );
  });

  it('survives any time a line may claim', () => {
    const at = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.constantFrom('-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', ''),
    );
    fc.assert(
      fc.property(fc.array(at, { maxLength: 6 }), (instants) => {
        const text = instants
          .map((one) => JSON.stringify({ ...JSON.parse(toJsonl([bodies[0] as Shot])), at: one }))
          .join('\n');
        expect(() => JSON.stringify(replayDocument(replayText(text), english))).not.toThrow();
      }),
      { seed: 20_261_121, numRuns: repeats(80, 300) },
    );
  });
});
