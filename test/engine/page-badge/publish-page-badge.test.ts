import { beforeEach, describe, expect, it } from 'vitest';
import type { Corner } from '../../../src/domain/page-badge/corner';
import { pageBadgeKey, readPageBadge } from '../../../src/domain/page-badge/page-badge';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { createPageBadge } from '../../../src/engine/page-badge/publish-page-badge';
import { now } from '../../support/fixtures/account-view';
import { type SampleState, samplePorts } from '../../support/fixtures/sample-ports';
import { messagesOf, testTranslator } from '../../support/translator';

let stored: Record<string, unknown>;
let writes: number;
let calls: string[];
let isAllowed: boolean;

beforeEach(() => {
  stored = {};
  writes = 0;
  calls = [];
  isAllowed = true;
});

async function update(
  state: SampleState,
  pageBadge: Corner | null = 'top-end',
  language = 'en',
  mode: 'left' | 'used' = 'left',
) {
  const known = (await samplePorts(now, state).loadSnapshot()) as Snapshot | null;
  const settings = { ...defaultSettings, ...known?.settings, pageBadge, gauge: mode };
  const translator = testTranslator({ language, catalogue: messagesOf(language), now: () => now });
  await createPageBadge({
    now: () => now,
    snapshot: async () => known && { ...known, settings },
    outlook: async () => null,
    translator: async () => translator,
    values: {
      get: async () => structuredClone(stored),
      set: async (values) => {
        writes++;
        Object.assign(stored, structuredClone(values));
      },
      remove: async (keys) => {
        for (const key of keys) delete stored[key];
        calls.push('removed');
      },
    },
    script: {
      isAllowed: () => isAllowed,
      add: async () => void calls.push('added'),
      remove: async () => void calls.push('script removed'),
    },
  }).update();
  return readPageBadge(stored[pageBadgeKey]);
}

describe('the badge that is stored for Codex pages', () => {
  it('names the window of the headline, what is left, and when it is full again', async () => {
    const badge = await update('plus');
    expect(badge).toMatchObject({ corner: 'top-end', direction: 'ltr', language: 'en', hollow: false });
    expect(badge?.amount).toMatch(/^(5-hour|Weekly): \d+% left$/);
    expect(badge?.next).toMatch(/^Full again \w{3} \d+ \w{3}, \d\d:\d\d$/);
    expect(badge?.name).toBe(`Headroom · ${badge?.amount} · ${badge?.next}`);
    expect(badge?.sentence).toMatch(/^Good to go/);
    expect(calls).toEqual(['added']);
  });

  it.each<[SampleState, RegExp, RegExp]>([
    ['blocked', /^Weekly: used up$/, /^Back \w{3} \d+ \w{3}, \d\d:\d\d$/],
    ['unstarted', /^5-hour: 100% left$/, /^Starts with your next message$/],
    ['superseded', /left$|used up$/, /^Should be full since|^Full again/],
    ['bare', /^Good to go/, /^$/],
    ['unknown', /^Nothing seen yet$/, /^Open the usage page once$/],
    ['empty', /^Nothing seen yet$/, /^Open the usage page once$/],
  ])('says of "%s" what is so', async (state, amount, next) => {
    const badge = await update(state);
    if (state === 'empty' && !badge) return expect(calls).toEqual(['script removed']);
    expect(badge?.amount).toMatch(amount);
    expect(badge?.next).toMatch(next);
  });

  it('says of an old reading when it was made', async () => {
    const badge = await update('aged');
    expect(badge?.hollow).toBe(true);
    expect(badge?.name).toMatch(/ · (Last seen|Should be full since) /);
  });

  it('speaks the language of the reader and counts as the reader does', async () => {
    expect((await update('plus', 'top-end', 'de'))?.amount).toMatch(/übrig$/);
    expect(await update('plus', 'top-end', 'ar')).toMatchObject({ direction: 'rtl', language: 'ar' });
    expect((await update('plus', 'top-end', 'en', 'used'))?.amount).toMatch(/% used$/);
  });

  it('is written once for the same figures, and taken away before its script', async () => {
    await update('plus');
    await update('plus');
    expect(writes).toBe(1);
    calls = [];
    expect(await update('plus', null)).toBeNull();
    expect(calls).toEqual(['removed', 'script removed']);
  });

  it('does nothing at all before the user allowed it', async () => {
    isAllowed = false;
    await update('plus');
    expect([calls, writes]).toEqual([[], 0]);
  });

  it('names nobody', async () => {
    const badge = await update('crowded');
    expect(JSON.stringify(badge)).not.toMatch(/WWWW|sample/);
  });
});
