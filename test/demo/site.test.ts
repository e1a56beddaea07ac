import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchEndpoint } from '../../src/observe/endpoints/match-endpoint';
import { readText } from '../../src/observe/endpoints/read-body';
import { payload } from './scenario';
import { type ScenarioName, scenarios } from './scenarios';
import { grownOlder, shiftToNow } from './shift-to-now';
import { createDemoSite, type DemoSite } from './site';

const now = Date.parse('2026-11-21T09:00:00Z');

describe('a recorded body moved to now', () => {
  it('keeps what is left of every window, to the second', () => {
    const { rate_limit } = payload('usage-2026-09-21-plus-5h-weekly-full', now) as unknown as {
      rate_limit: Record<'primary_window' | 'secondary_window', { reset_at: number; reset_after_seconds: number }>;
    };
    for (const window of Object.values(rate_limit).filter((part) => typeof part === 'object'))
      expect(window.reset_at * 1_000).toBe(now + window.reset_after_seconds * 1_000);
  });

  it('moves dates and instants alike, microseconds kept', () => {
    const moved = shiftToNow(
      { granted_at: '2026-06-18T00:39:53.731630Z', date: '2026-06-18', reset_at: 1_781_743_193, amount: '252' },
      now,
      Date.parse('2026-06-18T00:39:53Z'),
    );
    expect(moved).toEqual({
      granted_at: '2026-11-21T09:00:00.731630Z',
      date: '2026-11-21',
      reset_at: now / 1_000,
      amount: '252',
    });
  });

  it('grows older: less time left, but an unstarted window still ends a whole length away', () => {
    const running = { used_percent: 5, limit_window_seconds: 100, reset_after_seconds: 40, reset_at: 1_000 };
    const unstarted = { used_percent: 0, limit_window_seconds: 100, reset_after_seconds: 100, reset_at: 1_060 };
    expect(grownOlder({ running, list: [unstarted] }, 7_000)).toEqual({
      running: { ...running, reset_after_seconds: 33 },
      list: [{ ...unstarted, reset_at: 1_067 }],
    });
  });
});

describe('the demo site', () => {
  let site: DemoSite;
  let clock = now;

  beforeAll(async () => {
    site = await createDemoSite({ now: () => clock, tls: false });
  });

  afterAll(() => site.close());

  const ask = (path: string, account: string, init: RequestInit = {}) =>
    fetch(`${site.origin}/backend-api${path}`, { ...init, headers: { authorization: `Bearer demo.${account}.x` } });

  it('answers 401 to a request without the bearer token, cookies or not', async () => {
    const response = await fetch(`${site.origin}/backend-api/wham/usage`, { headers: { cookie: 'a=b' } });
    expect(response.status).toBe(401);
  });

  it.each(Object.keys(scenarios) as ScenarioName[])(
    'plays "%s" in bodies that read without complaint',
    async (name) => {
      const damaged = name === 'truncated';
      for (const path of Object.keys(scenarios[name].replies(now, 0))) {
        const response = await ask(path, name);
        const endpoint = matchEndpoint('GET', `https://chatgpt.com/backend-api${path}`) ?? expect.fail(path);
        if (response.status !== 200) continue;
        const read = readText(endpoint, await response.text(), { at: now, hash: (id) => `hash of ${id}` });
        expect(read.ok, path).toBe(!(damaged && path === '/wham/usage'));
        if (read.ok) expect(read.dropped, path).toEqual([]);
      }
    },
  );

  it('lets a reset be used once, by its own page', async () => {
    const count = async () => {
      const { available_count } = (await (await ask('/wham/rate-limit-reset-credits', 'plus')).json()) as {
        available_count: number;
      };
      return available_count;
    };
    const redeem = async () => {
      const response = await ask('/wham/rate-limit-reset-credits/consume', 'plus', { method: 'POST' });
      return ((await response.json()) as { code: string }).code;
    };
    expect(await count()).toBe(2);
    clock += 60_000;
    expect([await redeem(), await redeem()]).toEqual(['reset', 'no_credit']);
    expect(await count()).toBe(1);
  });
});
