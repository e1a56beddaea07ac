import { describe, expect, it } from 'vitest';
import { replay } from '../../../src/engine/replay/replay';
import { eventLines } from '../../../src/engine/replay/replay-events';
import { readCapture } from '../../../src/engine/replay/replay-lines';
import { replayDocument } from '../../../src/engine/replay/replay-output';
import { replayShots, replayText, root, type Shot, sample, toJsonl, told, usageBody } from '../../support/capture';
import { allSeries, boundaryKept, drifting, reanchored, redeemed, unstarted } from '../../support/series';
import { testReportTranslator } from '../../support/translator';

const english = testReportTranslator();

describe('the recorded series', () => {
  it('a redemption is one event for both windows', () => {
    const replayed = replayShots(redeemed());
    expect(told(replayed)).toEqual(['reset-redeemed codex/18000 codex/604800']);
    expect(replayDocument(replayed, english).accounts[0]?.events[0]).toMatchObject({
      at: '2026-07-12T01:47:06Z',
      before: { 'codex/604800': { usedPercent: 52, resetsAt: '2026-07-18T01:47:04Z' } },
      after: { 'codex/604800': { usedPercent: 0, resetsAt: '2026-07-19T01:47:06Z' } },
    });
  });

  it('a drifting date is one event, the free reset after it an early one', () => {
    expect(told(replayShots(drifting()))).toEqual(['date-moved codex/604800', 'early-reset? codex/604800']);
  });

  it('a window that began anew while idling restarted early', () => {
    expect(told(replayShots(reanchored()))).toEqual(['early-reset? codex/604800']);
  });

  it('a global reset that kept the boundary is a refill', () => {
    expect(told(replayShots(boundaryKept()))).toEqual(['refill-kept-date codex/604800']);
  });

  it('unstarted windows have no date, and nothing has happened', () => {
    const replayed = replayShots(unstarted());
    expect(told(replayed)).toEqual([]);
    expect(
      replayDocument(replayed, english).accounts[0]?.windows.map(({ label, state, resetsAt }) => [
        label,
        state,
        resetsAt,
      ]),
    ).toEqual([
      ['Weekly', 'running', '2026-09-15T02:47:27Z'],
      ['GPT-5.3-Codex-Spark 5-hour', 'unstarted', null],
      ['GPT-5.3-Codex-Spark weekly', 'unstarted', null],
    ]);
  });

  it.each(allSeries)('%s says the same with its lines turned around and doubled', (_, series) => {
    const shots = series();
    const around = replayShots([...shots.toReversed(), ...shots]);
    expect(around.accounts[0]?.events).toEqual(replayShots(shots).accounts[0]?.events);
  });
});

describe('a redemption as the page tells it', () => {
  const path = '/wham/rate-limit-reset-credits';
  const credit = (id: string, day: number) => ({
    id,
    status: 'available',
    title: 'Full reset (Weekly + 5 hr)',
    granted_at: `2026-06-${day}T04:03:43.263391Z`,
    expires_at: `2026-07-${day}T04:03:43.263391Z`,
  });
  const [before, after] = redeemed() as [Shot, Shot];
  const list = (at: string, ...credits: unknown[]): Shot => ({
    at,
    path,
    body: { credits, available_count: credits.length },
  });
  const two = list('2026-07-12T01:40:00Z', credit('a', 18), credit('b', 28));
  const one = list('2026-07-12T01:47:07Z', credit('b', 28));
  const used: Shot = {
    at: '2026-07-12T01:50:00Z',
    path: `${path}/history`,
    body: { events: [{ id: 'a:used', kind: 'used', occurred_at: '2026-07-12T01:47:05.500Z' }], next_cursor: null },
  };

  it.each<[string, Shot[]]>([
    ['count, list and history', [two, before, after, one, used]],
    ['the list alone', [two, { ...before, body: silent(before.body) }, { ...after, body: silent(after.body) }, one]],
    ['the list first', [two, before, { ...one, at: '2026-07-12T01:47:05Z' }, after]],
    ['the history alone', [{ ...before, body: silent(before.body) }, { ...after, body: silent(after.body) }, used]],
    ['the count alone', [before, after]],
  ])('is one event by %s', (_, shots) => {
    expect(told(replayShots(shots))).toEqual(['reset-redeemed codex/18000 codex/604800']);
  });

  it('leaves the bank with what is left, and says what became of the other', () => {
    const { bank } = replayDocument(replayShots([two, before, after, one, used]), english).accounts[0] ?? {};
    expect(bank?.resets.map(({ status, expiresAt }) => [status, expiresAt])).toEqual([
      ['available', '2026-07-28T04:03:43.263Z'],
      ['redeemed', '2026-07-18T04:03:43.263Z'],
    ]);
  });

  /** The body of a time before counts were in it. */
  function silent(body: unknown): unknown {
    return { ...(body as object), rate_limit_reset_credits: null };
  }
});

describe('the document', () => {
  const at = '2026-09-21T02:03:12Z';
  const shots: Shot[] = [
    { at, body: sample('usage-2026-09-21-plus-5h-weekly-full.json') },
    { at, path: '/wham/rate-limit-reset-credits', body: sample('reset-credits-2026-06-18-two-available.json') },
    { at, path: '/accounts/acct-PLACEHOLDER/remaining_balance', body: sample('remaining-balance-2026-09-18.json') },
    {
      at,
      path: '/referrals/invite/eligibility?program_id=x',
      body: sample('referral-eligibility-v2-consumer-250-credits.json'),
    },
    { at, path: '/referrals/invite/tracking', body: sample('referral-tracking-v2.json') },
  ];

  it('has the keys of the contract, in their order', () => {
    const document = replayDocument(replayShots(shots), english);
    const [account] = document.accounts;
    expect(Object.keys(document)).toEqual(['now', 'accounts', 'ignored', 'drift']);
    expect(Object.keys(account ?? {})).toEqual([
      'plan',
      'headline',
      'windows',
      'models',
      'bank',
      'referral',
      'credits',
      'events',
    ]);
    expect(Object.keys(account?.headline ?? {})).toEqual(['state', 'text', 'until', 'by']);
    expect(Object.keys(account?.windows[0] ?? {})).toEqual([
      'limit',
      'seconds',
      'label',
      'state',
      'usedPercent',
      'leftPercent',
      'resetsAt',
      'observedAt',
      'freshness',
      'confirmed',
    ]);
    expect(Object.keys(account?.bank.resets[0] ?? {})).toEqual(['status', 'title', 'grantedAt', 'expiresAt', 'worth']);
    expect(document).toMatchObject({ now: at, ignored: 0, drift: [] });
  });

  it('says what was seen', () => {
    const { accounts } = replayDocument(replayShots(shots), english);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      plan: 'plus',
      headline: { state: 'free', until: '2026-09-21T06:37:53Z', by: { limit: 'codex', seconds: 18_000 } },
      // Both listed resets expired in July: what counts is the count.
      bank: { available: 1, detail: 'count-only' },
      referral: {
        state: 'offered',
        rewardKind: 'credits',
        rewardAmount: 250,
        remainingInvites: 10,
        invites: { pending: 1 },
      },
      credits: { state: 'balance', balance: '260.9493799584', grants: [{ expiresAt: '2027-09-14T13:03:10.148Z' }, {}] },
    });
  });

  it('holds no id and no address of anybody', () => {
    const text = JSON.stringify(replayDocument(replayShots(shots), english));
    expect(text).not.toMatch(/PLACEHOLDER|example\.invalid|user-|acct-/);
  });

  it('is made for another instant with --now', () => {
    const late = replayDocument(replayShots(shots, '2026-09-21T08:00:00Z'), english);
    expect(late.now).toBe('2026-09-21T08:00:00Z');
    expect(late.accounts[0]?.windows[0]).toMatchObject({
      state: 'recovered',
      leftPercent: 100,
      freshness: 'superseded',
    });
  });

  it('ignores what is none of ours, and counts it', () => {
    const line = (url: string, method = 'GET', status = 200) => JSON.stringify({ at, method, url, status, body: {} });
    const text = [
      line(`${root}/wham/usage`, 'POST'),
      line(`${root}/wham/usage/thread_usage/query`),
      line(`${root}/wham/usage/`),
      line(`${root}/wham/usage`, 'GET', 401),
      line(`${root}/wham/usage`, 'GET', 500),
      line('https://chatgpt.com.example.invalid/backend-api/wham/usage'),
      toJsonl(shots),
    ].join('\n');
    expect(replayText(text)).toMatchObject({ ignored: 6, drift: [] });
  });

  it('loses one line to one bad line, and names it', () => {
    const replayed = replayText(['{"at":', toJsonl(shots), '[1]', '{"url":"x"}', ''].join('\n'));
    expect(replayed.drift).toEqual([
      'line 1: is not a JSON object',
      'line 7: is not a JSON object',
      'line 8: at is not a time',
    ]);
    expect(replayed.accounts).toHaveLength(1);
  });

  it('names a part that could not be read, and keeps the rest', () => {
    const body = usageBody(at, [{ used: 5, seconds: 604_800, ends: '2026-09-25T00:00:00Z' }]);
    const damaged = {
      ...body,
      rate_limit: {
        ...body.rate_limit,
        secondary_window: { used_percent: 'x', limit_window_seconds: 18_000, reset_at: 1_790_000_000 },
      },
    };
    const replayed = replayShots([{ at, body: damaged }]);
    expect(replayed.drift).toHaveLength(1);
    expect(replayed.accounts[0]?.view.windows).toHaveLength(1);
  });

  it('is not made of a file that is something else', () => {
    expect(readCapture('<html>\n</html>')).toBeNull();
    expect(readCapture('')).toEqual({ lines: [], drift: [] });
  });

  it('has a line an event for people', () => {
    expect(eventLines(replayShots(redeemed()), testReportTranslator())).toBe(
      [
        'Account 1 (Plus): Good to go. Your windows start with your next message.',
        'Sun 12 Jul, 01:47 UTC  You used a banked reset. 5-hour 96% → 0%, Weekly 52% → 0% used. 5-hour: now full again Sun 12 Jul, 06:47 UTC, 4 h 35 min later. Weekly: now full again Sun 19 Jul, 01:47 UTC, 1 d later.',
        '',
      ].join('\n'),
    );
  });
});

describe('several accounts', () => {
  const at = (minute: number) => `2026-09-21T02:${String(minute).padStart(2, '0')}:00Z`;
  const body = (user: string, account: string, used: number, minute: number) => ({
    ...usageBody(at(minute), [{ used, seconds: 604_800, ends: '2026-09-25T00:00:00Z' }]),
    user_id: user,
    account_id: account,
  });
  const list = (key: string) => ({
    available_count: 1,
    credits: [{ id: key, status: 'available', granted_at: at(0), expires_at: null }],
  });
  const resetsPath = '/wham/rate-limit-reset-credits';

  it('are never mixed when one tab switches between them', () => {
    const replayed = replayShots([
      { at: at(1), body: body('u1', '', 80, 1) },
      { at: at(2), path: resetsPath, body: list('a') },
      { at: at(3), body: body('u2', '', 5, 3) },
      { at: at(4), path: resetsPath, body: list('b') },
      { at: at(5), body: body('u1', '', 81, 5) },
    ]);
    expect(replayed.accounts.map(({ view }) => view.windows[0]?.usedPercent)).toEqual([81, 5]);
    expect(replayed.accounts.map(({ view }) => view.bank.resets.length)).toEqual([1, 1]);
    expect(replayed.accounts.flatMap(({ events }) => events)).toEqual([]);
  });

  it('are two when one user has two workspaces', () => {
    const replayed = replayShots([
      { at: at(1), body: body('u1', 'w1', 80, 1) },
      { at: at(2), body: body('u1', 'w2', 5, 2) },
    ]);
    expect(replayed.accounts).toHaveLength(2);
  });

  it('keep to their tabs', () => {
    const replayed = replayShots([
      { at: at(1), tab: 'x', body: body('u1', '', 80, 1) },
      { at: at(1), tab: 'y', body: body('u2', '', 5, 1) },
      { at: at(2), tab: 'y', path: resetsPath, body: list('b') },
    ]);
    expect(replayed.accounts.map(({ view }) => view.bank.resets.length)).toEqual([0, 1]);
  });

  it('a list seen before anybody was named joins the first account of its tab', () => {
    const replayed = replayShots([
      { at: at(1), path: resetsPath, body: list('a') },
      { at: at(2), body: body('u1', '', 80, 2) },
    ]);
    expect(replayed.accounts).toHaveLength(1);
    expect(replayed.accounts[0]?.view.bank.resets).toHaveLength(1);
  });

  it('a body asked for under one account and answered under the next is nobody’s', () => {
    const replayed = replayShots([
      { at: at(1), body: body('u1', '', 80, 1) },
      { at: at(3), body: body('u2', '', 5, 3) },
      { at: at(4), startedAt: at(2), path: resetsPath, body: list('a') },
    ]);
    expect(replayed.accounts.map(({ view }) => view.bank.resets.length)).toEqual([0, 0]);
    expect(replayed.drift).toEqual(['resets: body may belong to 2 accounts']);
  });

  it('a workspace’s balance finds its account by the path, also from another tab', () => {
    const replayed = replayShots([
      { at: at(1), tab: 'x', body: body('u1', 'w1', 80, 1) },
      { at: at(2), tab: 'y', body: body('u2', 'w2', 5, 2) },
      {
        at: at(3),
        tab: 'y',
        path: '/accounts/w1/remaining_balance',
        body: { balance: '7', expiring_balance_details: [] },
      },
    ]);
    expect(replayed.accounts.map(({ view }) => view.credits.balance)).toEqual(['7', null]);
  });
});

describe('a line of the Codex CLI’s session files', () => {
  const snapshot = (used: number, at: string) => ({
    at,
    cli: {
      timestamp: at,
      type: 'event_msg',
      payload: {
        type: 'token_count',
        rate_limits: {
          limit_id: 'codex',
          primary: { usedPercent: used, windowDurationMins: 10_080, resetsAt: 1_790_559_473 },
        },
      },
    },
  });
  const read = (...lines: readonly object[]) => {
    const capture = readCapture(lines.map((line) => JSON.stringify(line)).join('\n'));
    if (!capture) throw new Error('no capture');
    return replayDocument(replay(capture, { now: null, clock: 0 }), english);
  };

  it('is read as a body of the page is, in whatever spelling', () => {
    const { accounts, ignored } = read(snapshot(5, '2026-09-22T10:00:00Z'), snapshot(7, '2026-09-22T11:00:00Z'));
    expect(ignored).toBe(0);
    expect(accounts[0]?.windows).toMatchObject([{ limit: 'codex', seconds: 604_800, usedPercent: 7 }]);
  });

  it('is ignored when it holds no limits', () => {
    expect(read({ at: '2026-09-22T10:00:00Z', cli: { type: 'response_item', payload: {} } }).ignored).toBe(1);
  });
});

describe('a reset that expires after the last observation', () => {
  it('is an event by the clock', () => {
    const credits = [
      { id: 'a', status: 'available', granted_at: '2026-09-01T00:00:00Z', expires_at: '2026-10-01T00:00:00Z' },
    ];
    const line = {
      at: '2026-09-22T10:00:00Z',
      url: 'https://chatgpt.com/backend-api/wham/rate-limit-reset-credits',
      body: { credits, available_count: 1 },
    };
    const capture = readCapture(JSON.stringify(line));
    if (!capture) throw new Error('no capture');
    const now = Date.parse('2026-11-01T00:00:00Z');
    const [account] = replayDocument(replay(capture, { now, clock: 0 }), english).accounts;
    expect(account?.events.at(-1)).toMatchObject({ type: 'reset-expired', at: '2026-10-01T00:00:00Z' });
    expect(account?.bank).toMatchObject({ available: 0, resets: [{ status: 'expired' }] });
  });
});
