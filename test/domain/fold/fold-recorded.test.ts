// What the fold makes of whole series, to the byte: a change of its inner structure must change none of these files.
// After a change of a rule: look at what differs, then `npx vitest run --config test/vitest.config.ts --root . -u` this file.
import { describe, expect, it } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { advance, foldAll } from '../../../src/domain/fold/fold';
import { emptyFold } from '../../../src/domain/fold/fold-state';
import { shortHash } from '../../../src/domain/hashing/short-hash';
import type { Observation } from '../../../src/domain/observations/observation';
import { replayDocument } from '../../../src/engine/replay/replay-output';
import { scenarios } from '../../demo/scenarios';
import { replayShots, type Shot } from '../../support/capture';
import { generatedYear } from '../../support/generated-year';
import { payload, payloadNames } from '../../support/payload';
import { allSeries } from '../../support/series';
import { testReportTranslator } from '../../support/translator';
import { wildSeries } from '../../support/wild-series';

const english = testReportTranslator();

const folder = '../../fixtures/fold';
const years = [1, 2, 3, 4];
/** Those that take a path no other does are added by their number. */
const wildSeeds = [...Array.from({ length: 200 }, (_, index) => index + 1), 270];

describe('the fold, against what it gave before', () => {
  it('generated years', async () => {
    const lines = years.map((seed) => `year ${seed}: ${foldLine(generatedYear(seed))}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${folder}/years.txt`);
  });

  it('series at random', async () => {
    const lines = wildSeeds.map((seed) => `${seed} ${hashesOf(wildSeries(seed))}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${folder}/wild.txt`);
  });

  it('recorded series, the demo accounts and every recorded body, as replay prints them', async () => {
    const lines = [...recorded(), ...demonstrated(), ...bodies()].map(
      ([name, shots]) => `${name}: ${replayLine(shots)}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${folder}/replayed.txt`);
  });
});

/** "9 events: cycle-ended 4, …" and the hashes, so that a difference is seen before it is looked for. */
function foldLine(seen: readonly Observation[]): string {
  return `${seen.length} observations, ${countsOf(foldAll('me', seen).events)}; ${hashesOf(seen)}`;
}

function countsOf(events: readonly HeadroomEvent[]): string {
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (
    [...counts]
      .sort()
      .map(([type, count]) => `${type} ${count}`)
      .join(', ') || 'no events'
  );
}

/** State and events of the whole fold; and what every single step reported. */
function hashesOf(seen: readonly Observation[]): string {
  const { fold, events } = foldAll('me', seen);
  const parts = { state: fold.state, events, steps: stepsOf(seen) };
  return Object.entries(parts)
    .map(([name, part]) => `${name} ${shortHash(JSON.stringify(part))}`)
    .join(' ');
}

function stepsOf(seen: readonly Observation[]) {
  let fold = emptyFold('me');
  return seen.map((observation) => {
    const step = advance(fold, observation);
    if (step.late) throw new Error('The series is not in order.');
    fold = step.fold;
    return [step.changed, step.removed, fold.state.windows, fold.state.bank, fold.state.bankCount];
  });
}

/** The sentence is left readable, because it may be reworded; the rest may not change. */
function replayLine(shots: readonly Shot[]): string {
  const replayed = replayShots(shots);
  const document = replayDocument(replayed, english);
  const texts = document.accounts.map(({ headline }) => headline.text).join(' ');
  const silent = document.accounts.map((account) => ({ ...account, headline: { ...account.headline, text: '' } }));
  const hash = shortHash(JSON.stringify({ ...document, accounts: silent }));
  const folds = replayed.accounts.map(({ events, observations }) => `${countsOf(events)}; ${hashesOf(observations)}`);
  return [`document ${hash}`, ...folds, texts].join(' | ');
}

type Series = readonly [name: string, shots: readonly Shot[]];

function recorded(): Series[] {
  return allSeries.map(([name, series]) => [name, series()] as const);
}

/** Each demo account as its page opens, and an hour later when something has happened to it. */
function demonstrated(): Series[] {
  const start = Date.parse('2026-09-21T02:00:00Z');
  return Object.entries(scenarios).map(([name, { replies }]) => {
    const shots = [0, 1].flatMap((step) => {
      const at = start + step * 3_600_000;
      return Object.entries(replies(at, step)).flatMap(([path, { body }], index) => {
        const shownAt = new Date(at + index * 1_000).toISOString();
        return body === undefined ? [] : [{ at: shownAt, path, body }];
      });
    });
    return [`demo ${name}`, shots] as const;
  });
}

const paths: readonly (readonly [RegExp, string])[] = [
  [/^reset-credits-history/, '/wham/rate-limit-reset-credits/history'],
  [/^reset-credits/, '/wham/rate-limit-reset-credits'],
  [/^plan-limit-history/, '/wham/usage/plan_limit_history'],
  [/^daily-token/, '/wham/usage/daily-token-usage-breakdown'],
  [/^credit-usage/, '/wham/usage/credit-usage-events'],
  [/^referral-eligibility/, '/referrals/invite/eligibility'],
  [/^referral-rules/, '/wham/referrals/eligibility_rules'],
  [/^referral-tracking/, '/referrals/invite/tracking'],
  [/^auto-top-up/, '/subscriptions/auto_top_up/settings'],
  [/^(?:monthly-usage|spend-controls)/, '/accounts/acct-PLACEHOLDER/spend-controls/current-user/monthly-usage'],
  [/^remaining-balance/, '/accounts/acct-PLACEHOLDER/remaining_balance'],
];

/** Every recorded body alone, twice an hour apart; then all of them, one after the other, in one tab. */
function bodies(): Series[] {
  const start = Date.parse('2026-09-21T02:03:12Z');
  const shot = (file: string, hours: number): Shot => {
    const path = paths.find(([pattern]) => pattern.test(file))?.[1] ?? '/wham/usage';
    const body = payload(file.replace(/\.json$/, ''));
    return { at: new Date(start + hours * 3_600_000).toISOString(), path, body };
  };
  const names = payloadNames.toSorted();
  return [
    ...names.map((file) => [file, [shot(file, 0), shot(file, 1)]] as const),
    ['every body in turn', [...names, ...names].map((file, index) => shot(file, index))] as const,
  ];
}
