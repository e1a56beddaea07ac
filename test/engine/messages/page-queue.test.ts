import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../../src/domain/diagnostics/refusal';
import { createPageQueue, type PageMessages } from '../../../src/engine/messages/page-queue';
import { createTabBudgets, type TabBudgets } from '../../../src/engine/messages/tab-budgets';
import type { SeenResponse } from '../../../src/observe/page-messages';

let now: number;
let open: Set<string>;
let done: string[];
let counted: Refusal[];
let budgets: TabBudgets;
let queue: PageMessages;
/** Ends the work that is under way. */
let finish: () => void;

const body = (url: string, bytes = 10): SeenResponse => ({
  type: 'headroom/seen',
  method: 'GET',
  url: `https://chatgpt.com/backend-api/wham/${url}`,
  status: 200,
  body: 'x'.repeat(bytes),
  startedAt: now,
  at: now,
  date: null,
});
const megabyte = 1_000_000;
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Lets everything run that waits. */
async function drain() {
  for (let left = 600; left > 0; left -= 1) {
    finish();
    await Promise.resolve();
    await Promise.resolve();
  }
  await turns();
}

beforeEach(() => {
  now = 1_000_000;
  open = new Set(['a', 'b', 'c']);
  done = [];
  counted = [];
  finish = () => {};
  budgets = createTabBudgets(() => now);
  const work = (name: string) =>
    new Promise<void>((resolve) => {
      done.push(name);
      finish = resolve;
    });
  queue = createPageQueue({
    stateManager: {
      observe: (response, tab) => work(`${tab} ${response.url.split('/').at(-1)}`),
      observeText: (_, tab) => work(`${tab} text`),
    },
    budgets,
    now: () => now,
    isOpen: async (tab) => open.has(tab),
    count: async (refusals) => void counted.push(...refusals),
  });
});

describe('a tab that floods', () => {
  it('gets no more bytes in than its budget, and what was refused is counted', async () => {
    for (let sent = 0; sent < 60; sent += 1) void queue.observe(body('usage', megabyte), 'a');
    await drain();
    expect(done).toHaveLength(4);
    now += 6_000;
    void queue.observe(body('usage', megabyte), 'a');
    expect(counted).toHaveLength(57);
    expect(new Set(counted)).toEqual(new Set(['bytes']));
  });

  it('gets no more messages in than its budget', async () => {
    for (let sent = 0; sent < 300; sent += 1) void queue.observe(body('usage'), 'a');
    await drain();
    expect(done).toHaveLength(240);
  });

  it('is refused for the rest of the minute once it took too much time', async () => {
    budgets.spend('a', 3_000);
    await queue.observe(body('usage'), 'a');
    expect(done).toEqual([]);
    expect(counted).toEqual(['time']);
    now += 60_000;
    void queue.observe(body('usage'), 'a');
    expect(done).toEqual(['a usage']);
  });

  it('does not hold up the usage of another tab', async () => {
    for (let sent = 0; sent < 4; sent += 1) void queue.observe(body('usage', megabyte), 'a');
    void queue.observe(body('usage'), 'b');
    await drain();
    expect(done).toEqual(['a usage', 'b usage', 'a usage', 'a usage', 'a usage']);
  });

  it('takes nothing from the budget of another tab', async () => {
    for (let sent = 0; sent < 300; sent += 1) void queue.observe(body('usage', megabyte), 'a');
    void queue.observe(body('rate-limit-reset-credits'), 'b');
    await drain();
    expect(done).toContain('b rate-limit-reset-credits');
  });
});

describe('the order', () => {
  it('within a tab stays', async () => {
    for (const url of ['rate-limit-reset-credits', 'usage', 'referrals']) void queue.observe(body(url), 'a');
    await drain();
    expect(done).toEqual(['a rate-limit-reset-credits', 'a usage', 'a referrals']);
  });

  it('among tabs puts one with a usage body first', async () => {
    void queue.observe(body('referrals'), 'a');
    void queue.observe(body('referrals'), 'b');
    void queue.observe(body('usage'), 'c');
    await drain();
    expect(done).toEqual(['a referrals', 'c usage', 'b referrals']);
  });
});

describe('a tab that was closed', () => {
  it('loses what waited for long', async () => {
    for (let sent = 0; sent < 3; sent += 1) void queue.observe(body('usage'), 'a');
    void queue.observe(body('usage'), 'b');
    open.delete('a');
    now += 10_000;
    await drain();
    expect(done).toEqual(['a usage', 'b usage']);
    expect(counted).toEqual(['closed-tab', 'closed-tab']);
  });

  it('keeps what was sent just before', async () => {
    for (let sent = 0; sent < 3; sent += 1) void queue.observe(body('usage'), 'a');
    open.delete('a');
    now += 500;
    await drain();
    expect(done).toHaveLength(3);
  });
});

it('hands a failure to whoever sent the message, and goes on', async () => {
  const broken = createPageQueue({
    stateManager: { observe: () => Promise.reject(new Error('broken')), observeText: async () => {} },
    budgets,
    now: () => now,
    isOpen: async () => true,
    count: async () => {},
  });
  await expect(broken.observe(body('usage'), 'a')).rejects.toThrow('broken');
  await expect(broken.observe(body('usage'), 'a')).rejects.toThrow('broken');
});
