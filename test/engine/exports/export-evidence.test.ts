import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { exportEvidence } from '../../../src/engine/exports/export-evidence';
import { firstBrokenLine, verifyEvidence } from '../../../src/engine/exports/verify-evidence';
import type { Replayed } from '../../../src/engine/replay/replay';
import { replayShots, replayText, type Shot, sample } from '../../support/capture';
import { payloadNames } from '../../support/payload';
import { allSeries, redeemed } from '../../support/series';
import { eventsOf, hour, usage, week, win } from '../../support/timeline';
import { testReportTranslator } from '../../support/translator';

function exported({ accounts }: Replayed, only: readonly string[] | null = null) {
  const [account] = accounts;
  return exportEvidence({
    plan: account?.view.plan ?? null,
    events: account?.events ?? [],
    observations: account?.observations ?? [],
    only,
    madeAt: Date.parse('2026-11-21T10:00:00Z'),
    english: testReportTranslator('Asia/Shanghai'),
    zone: 'Asia/Shanghai',
  });
}

/** What an event says, without the ids of observations, which are hashed again on the way. */
function said({ accounts }: Replayed) {
  return accounts.map(({ events }) =>
    events.map(({ id: _, evidence: __, reset, ...event }) => ({ ...event, named: reset !== undefined })),
  );
}

describe('exported evidence', () => {
  it('calls an extra limit in the report what the page calls it', () => {
    const extra = (hours: number, used: number, end: number) =>
      usage(hours, [{ ...win(week, used, end, 'lim_7f3a'), name: 'Deep Research' }]);
    const observations = [extra(90, 80, 100), extra(130, 12, 290)];
    const { report } = exportEvidence({
      plan: null,
      events: eventsOf(observations),
      observations,
      only: null,
      madeAt: hour(200),
      english: testReportTranslator('UTC'),
      zone: 'UTC',
    });
    expect(report).toContain('## Deep Research weekly full again');
    expect(report).toContain('| Deep Research weekly | 80 % | 12 % |');
    expect(report).not.toContain('lim_7f3a');
  });

  it.each(allSeries)('of %s replays to the same events', async (_, series) => {
    const before = replayShots(series());
    const after = replayText(exported(before).jsonl);
    expect(said(after)).toEqual(said(before));
    expect(after).toMatchObject({ ignored: 0, drift: [] });
  });

  it('of every recorded body says the same facts again', async () => {
    const shots = payloadNames.flatMap((name): Shot[] => {
      const path = pathOf(name);
      return path === null ? [] : [{ at: '2026-09-21T02:03:12Z', path, body: sample(name) }];
    });
    expect(shots.length).toBeGreaterThan(20);
    for (const shot of shots) {
      const before = replayShots([shot]);
      const after = replayText(exported(before).jsonl);
      expect(factsOf(after), shot.path).toEqual(factsOf(before));
    }
  });

  it('of a month of made-up use replays to the same events', async () => {
    const observations = sampleData({ now: Date.parse('2026-11-20T10:00:00Z'), zone: 'Europe/Berlin' });
    const { fold, events } = foldAll('sample', observations);
    const { jsonl } = exportEvidence({
      plan: fold.state.plan?.value ?? null,
      events,
      observations,
      only: null,
      madeAt: 0,
      english: testReportTranslator(),
      zone: 'UTC',
    });
    const plain = (all: typeof events) =>
      all.map(({ type, at, windows, confirmed }) => ({ type, at, windows, confirmed }));
    expect(events.length).toBeGreaterThan(5);
    expect(plain(replayText(jsonl).accounts[0]?.events ?? [])).toEqual(plain(events));
  });

  it('of one event holds what proves that one', async () => {
    const before = replayShots(redeemed());
    const [event] = before.accounts[0]?.events ?? [];
    const { jsonl, report } = exported(before, [event?.id ?? '']);
    expect(said(replayText(jsonl))).toEqual(said(before));
    expect(exported(before, ['no such event']).jsonl).toBe('');
    expect(report).toContain('You used a banked reset');
  });

  it('names nobody', async () => {
    const { jsonl, report } = exported(
      replayShots([
        { at: '2026-09-21T02:03:12Z', body: sample('usage-2026-09-21-plus-5h-weekly-full.json') },
        {
          at: '2026-09-21T02:03:13Z',
          path: '/wham/rate-limit-reset-credits',
          body: sample('reset-credits-2026-06-18-two-available.json'),
        },
        { at: '2026-09-21T02:03:14Z', path: '/referrals/invite/tracking', body: sample('referral-tracking-v2.json') },
        {
          at: '2026-09-21T02:03:15Z',
          path: '/accounts/acct-PLACEHOLDER/remaining_balance',
          body: sample('remaining-balance-2026-09-18.json'),
        },
      ]),
    );
    expect(`${jsonl}${report}`).not.toMatch(/PLACEHOLDER|invalid|@|user-/);
  });

  it('shows where a line was changed, taken out or put in', async () => {
    const { jsonl } = exported(replayShots(allSeries.find(([name]) => name === 'drifting')?.[1]() ?? []));
    const lines = jsonl.trimEnd().split('\n');
    expect(firstBrokenLine(lines)).toBeNull();
    const changed = lines.map((line, index) =>
      index === 2 ? line.replace('"used_percent":53', '"used_percent":3') : line,
    );
    expect(firstBrokenLine(changed)).toBe(2);
    expect(firstBrokenLine(lines.toSpliced(1, 1))).toBe(1);
    expect(firstBrokenLine([...lines.slice(0, 2), ...lines.slice(1)])).toBe(2);
    expect(firstBrokenLine(['{"at":1}'])).toBe(0);
    expect(verifyEvidence(jsonl)).toEqual({ kind: 'whole', lines: lines.length, lastLink: expect.any(String) });
    expect(verifyEvidence(changed.join('\r\n'))).toEqual({ kind: 'broken', line: 3 });
    expect(verifyEvidence(['{"at":1}', ...lines].join('\n'))).toEqual({ kind: 'broken', line: 1 });
    expect(verifyEvidence('')).toEqual({ kind: 'unchained' });
    expect(verifyEvidence('{"at":1}')).toEqual({ kind: 'unchained' });
  });

  it('comes with a report in local time and UTC', async () => {
    const { report } = exported(replayShots(redeemed()));
    expect(report).toContain('# Codex usage: what changed');
    expect(report).toContain('* When: Sun 12 Jul, 09:47 GMT+8 (Sun 12 Jul, 01:47 UTC)');
    expect(report).toContain('| Weekly | 52 % | 0 % | Sat 18 Jul, 09:47 GMT+8 (Sat 18 Jul, 01:47 UTC) |');
    expect(report).toMatch(/Proved by: usage of .* \(`[\w-]{8}`\); usage of /);
    expect(report).toMatch(/Last link of the chain in the file beside this report: `[\w-]{22}`/);
  });
});

function pathOf(name: string): string | null {
  if (name.startsWith('usage-')) return '/wham/usage';
  if (name.startsWith('reset-credits-history')) return '/wham/rate-limit-reset-credits/history';
  if (name.startsWith('reset-credits')) return '/wham/rate-limit-reset-credits';
  if (name.startsWith('referral-eligibility')) return '/referrals/invite/eligibility';
  if (name.startsWith('referral-rules')) return '/wham/referrals/eligibility_rules';
  if (name.startsWith('referral-tracking')) return '/referrals/invite/tracking';
  if (name.startsWith('remaining-balance')) return '/accounts/a/remaining_balance';
  if (name.startsWith('auto-top-up')) return '/subscriptions/auto_top_up/settings';
  if (/^(?:monthly-usage|spend-controls)/.test(name)) return '/accounts/a/spend-controls/current-user/monthly-usage';
  if (name.startsWith('plan-limit-history')) return '/wham/usage/plan_limit_history';
  if (name.startsWith('daily-token')) return '/wham/usage/daily-token-usage-breakdown';
  return name.startsWith('credit-usage') ? '/wham/usage/credit-usage-events' : null;
}

/** Facts with resets by number instead of by key. */
function factsOf({ accounts }: Replayed): unknown {
  const names = new Map<string, string>();
  const number = (key: string) => names.get(key) ?? names.set(key, `reset ${names.size}`).get(key);
  return accounts.flatMap(({ observations }) =>
    observations.map(({ facts, kind, at }: Observation) =>
      JSON.parse(JSON.stringify({ facts, kind, at }), (key, value) => (key === 'key' ? number(value) : value)),
    ),
  );
}
