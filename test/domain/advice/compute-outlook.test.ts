import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../src/domain/accounts/account-state';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { describeBank } from '../../../src/domain/advice/describe-advice';
import { describeSession } from '../../../src/domain/advice/describe-session';
import { describeForecast } from '../../../src/domain/forecast/describe-forecast';
import type { WindowForecast } from '../../../src/domain/forecast/outlook';
import type { ObservationOf, WindowReading } from '../../../src/domain/observations/observation';
import { dayMs, hourMs, type Instant, weekMs } from '../../../src/domain/time/instant';
import { testTranslator } from '../../support/translator';

const monday = Date.UTC(2026, 5, 1);
const blank = {
  bankCount: null,
  bankApplicable: null,
  reachedType: null,
  spend: null,
  models: [],
  credits: null,
  gates: [],
};

function usage(at: Instant, windows: readonly WindowReading[], plan = 'plus'): ObservationOf<'usage'> {
  const facts = { ...blank, plan, windows };
  return { id: `o${at}`, account: 'a', device: 'd', at, source: 'network', kind: 'usage', facts };
}

/** Work from 8 to 20 every day, in 5-hour windows from 8 and 13; `perDay` percent of the week is used each day. */
function history(from: Instant, to: Instant, perDay: number): ObservationOf<'usage'>[] {
  const seen: ObservationOf<'usage'>[] = [];
  for (let at = from; at <= to; at += hourMs) {
    const hour = Math.round((at % dayMs) / hourMs);
    if (hour < 9 || hour > 17) continue;
    const weekStart = from + Math.floor((at - from) / weekMs) * weekMs + 8 * hourMs;
    const worked = Math.floor((at - weekStart) / dayMs) * 10 + Math.min(10, hour - 8);
    const sessionStart = at - (hour - (hour < 13 ? 8 : 13)) * hourMs;
    seen.push(
      usage(at, [
        {
          limit: 'codex',
          seconds: 604_800,
          usedPercent: Math.min(100, Math.floor((worked * perDay) / 10)),
          resetsAt: weekStart + weekMs,
        },
        {
          limit: 'codex',
          seconds: 18_000,
          usedPercent: Math.min(100, (at - sessionStart) / (hourMs / 18)),
          resetsAt: sessionStart + 5 * hourMs,
        },
      ]),
    );
  }
  return seen;
}

const state: AccountState = {
  key: 'a',
  plan: null,
  windows: [],
  gates: null,
  reachedType: null,
  spend: null,
  models: null,
  bankCount: null,
  bankListedAt: null,
  bank: [],
  credits: null,
  balance: null,
  balances: [],
  spentWhilePlanLeft: false,
  offer: null,
  rules: null,
  invites: null,
  events: [],
  observedAt: null,
};

const reset = {
  key: 'r',
  status: 'available',
  title: null,
  description: null,
  grantedAt: null,
  redeemedAt: null,
  fate: 'available',
  lastListedAt: monday,
} as const;

const now = monday + 3 * weekMs + 3 * dayMs + 16 * hourMs;
const outlookOf = (perDay: number, more: Partial<Parameters<typeof computeOutlook>[0]> = {}) =>
  computeOutlook({
    state: { ...state, bank: [{ ...reset, expiresAt: now + 9 * dayMs }] },
    history: history(monday, now, perDay),
    zone: 'UTC',
    now,
    seed: 1,
    ...more,
  });

const text = testTranslator({ now: () => now });
const said = (forecast?: WindowForecast) => forecast && text.spell(describeForecast(forecast));

describe('computeOutlook', () => {
  it('covers every window, the bank, the session plan, the profile and the report card', () => {
    const outlook = outlookOf(20);
    expect(outlook.forecasts.map(({ seconds }) => seconds).sort()).toEqual([18_000, 604_800].sort());
    expect(outlook.basedOnAt).toBe(now);
    expect(outlook.verdicts).toHaveLength(1);
    expect(text.sentences(describeBank(outlook.verdicts))).toMatch(/^1 reset held/);
    expect(outlook.profile?.perHour).toHaveLength(168);
    expect(outlook.report.settled).toBeGreaterThan(3);
  });

  it('is plain JSON and the same whatever the order of the history', () => {
    const outlook = outlookOf(20);
    expect(JSON.parse(JSON.stringify(outlook))).toEqual(outlook);
    expect(outlookOf(20, { history: history(monday, now, 20).toReversed() })).toEqual(outlook);
  });

  it('predicts that a heavy week runs out, and when, and that a light one lasts', () => {
    const week = (perDay: number) => outlookOf(perDay).forecasts.find(({ seconds }) => seconds === 604_800);
    expect(week(20)?.runsOut).toBeGreaterThan(0.8);
    expect(week(20)?.runsOutAt?.q50).toBeGreaterThan(now);
    expect(said(week(20))).toMatch(/run out/);
    expect(week(6)?.runsOut).toBeLessThan(0.05);
    expect(said(week(6))).toMatch(/last/i);
    expect(week(6)?.line.every((point, index, line) => point.q50 <= (line[index - 1]?.q50 ?? 100))).toBe(true);
  });

  it('starts over at a change of plan', () => {
    const before = history(monday, now - 2 * hourMs, 20);
    const after = usage(now, [{ limit: 'codex', seconds: 604_800, usedPercent: 9, resetsAt: now + dayMs }], 'pro');
    const outlook = outlookOf(20, { history: [...before, after] });
    expect(outlook.forecasts[0]?.silence).toBe('too-few-readings');
    expect(outlook.verdicts[0]?.silence).toBe('too-few-readings');
  });

  it('keeps logged forecasts as they were made, and settles them', () => {
    const first = outlookOf(20);
    const [entry] = first.report.log;
    if (!entry) return expect.fail('nothing was logged');
    const log = first.report.log.map((one) =>
      one === entry ? { ...one, p: 0.123, outcome: null, endedAtPercent: null } : one,
    );
    const again = outlookOf(20, { previous: { ...first.report, log } });
    expect(again.report.log).toHaveLength(first.report.log.length);
    expect(again.report.log[0]).toEqual({ ...entry, p: 0.123 });
  });

  it('leaves out forecasts of a window that is no longer read, once its end has passed', () => {
    const [entry] = outlookOf(20).report.log;
    if (!entry) return expect.fail('nothing was logged');
    const gone = { ...entry, seconds: 2_592_000, cycleEnd: now - 1, outcome: null, endedAtPercent: null };
    const log = [gone, { ...gone, cycleEnd: now + 1 }];
    const outcomes = outlookOf(20, { previous: { log } }).report.log.filter(({ seconds }) => seconds === gone.seconds);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['left-out', null]);
  });

  it('uses the straight line where that was clearly better', () => {
    const { report } = outlookOf(20);
    const log = report.log.map((entry) => ({
      ...entry,
      p: entry.outcome === 'ran-out' ? 0.1 : 0.9,
      linear: entry.outcome === 'ran-out' ? 1 : 0,
    }));
    const doubled = log.flatMap((entry) => [
      entry,
      { ...entry, cycleEnd: entry.cycleEnd - 20 * weekMs, madeAt: entry.madeAt - 20 * weekMs },
    ]);
    const outlook = outlookOf(20, { previous: { ...report, log: doubled } });
    expect(outlook.report.inUse).toBe('linear');
    expect(outlook.forecasts.find(({ seconds }) => seconds === 604_800)?.model).toBe('linear');
    // The 5-hour window is not logged, so it keeps the model.
    expect(outlook.forecasts.find(({ seconds }) => seconds === 18_000)?.model).toBe('learned');
  });

  it('measures what a full 5-hour window costs of the week, and how many fit', () => {
    const session = outlookOf(20).session;
    expect(session?.weeklyPerSession).toBeGreaterThan(8);
    expect(session?.weeklyPerSession).toBeLessThan(14);
    expect(session?.sessionsLeft).toBeGreaterThan(10);
    expect(session?.burnablePercent).toBeLessThanOrEqual(100);
  });

  it('finds that not all that is left can be used shortly before the week ends', () => {
    const late = monday + 3 * weekMs + 7 * dayMs - 2 * hourMs;
    const seen = history(monday, late, 6);
    const last = usage(late, [
      { limit: 'codex', seconds: 604_800, usedPercent: 40, resetsAt: late + 6 * hourMs },
      { limit: 'codex', seconds: 18_000, usedPercent: 0, resetsAt: late + 5 * hourMs },
    ]);
    const input = { state, history: [...seen, last], zone: 'UTC', now: late, seed: 1 };
    const outlook = computeOutlook(input);
    const session = (place = { zone: 'UTC', locale: 'en-GB' }) =>
      testTranslator({ place }).sentences(outlook.session ? describeSession(outlook.session) : []);
    expect(outlook.session?.sessionsLeft).toBe(2);
    expect(outlook.session?.startBy).toBe(late);
    expect(outlook.session?.strandedPercent).toBeGreaterThan(40);
    expect(session()).toMatch(
      /^You can use at most \d+% of the 60% left before the weekly window is full again\. 2 more 5-hour windows fit/,
    );
    expect(outlook.forecasts.find(({ seconds }) => seconds === 604_800)?.runsOut).toBe(0);
    expect(session()).toMatch(/Start the next one by 22:00 to fit them all\.$/);
    expect(session({ zone: 'America/New_York', locale: 'en-US' })).toMatch(
      /Start the next one by 6:00.PM to fit them all/,
    );
  });

  it('is complete without any history', () => {
    const outlook = computeOutlook({ state, history: [], zone: 'UTC', now, seed: 1 });
    expect(outlook).toMatchObject({
      forecasts: [],
      verdicts: [],
      session: null,
      profile: null,
      basedOnAt: null,
    });
    expect(outlook.report.brier).toBeNull();
  });
});
