import { beforeEach, describe, expect, it } from 'vitest';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { foldAll } from '../../../src/domain/fold/fold';
import type { RunOutForecasts } from '../../../src/domain/forecast/run-out';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { rememberForecasts, storedForecasts } from '../../../src/engine/alerts/stored-forecasts';
import { type BackgroundForecasts, createBackgroundForecasts } from '../../../src/engine/forecast/background-forecasts';
import { createOutlookPort } from '../../../src/engine/forecast/outlook-port';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';

const seenAt = Date.UTC(2026, 10, 21, 12);
const rows = sampleData({ now: seenAt, zone: 'Europe/Berlin' });
const { state: sample } = foldAll(sampleAccount, rows).fold;
let now = seenAt;
let snapshot: Snapshot;
let computed: string[];
let forecasts: BackgroundForecasts;

/** The month of the sample, as an account of the user's. */
function accountOf(key: string): Snapshot['accounts'][number] {
  return { account: { key, nickname: 'Work', colour: 0 }, state: { ...sample, key } };
}

/** The same account after more of every window was used. */
function usedUp(points: number, [row]: Snapshot['accounts']): Snapshot['accounts'] {
  if (!row) return [];
  const windows = row.state.windows.map((each) => ({ ...each, usedPercent: each.usedPercent + points }));
  return [{ ...row, state: { ...row.state, windows } }];
}

beforeEach(() => {
  now = seenAt;
  computed = [];
  const values = createMemoryValues();
  snapshot = {
    v: 1,
    revision: 1,
    writtenAt: now,
    accounts: [accountOf('mine')],
    current: 'mine',
    settings: defaultSettings,
    troubles: [],
  };
  const compute = createOutlookPort({
    loadSnapshot: async () => snapshot,
    observations: async () => rows,
    place: { zone: 'Europe/Berlin' },
    now: () => now,
    compute: async (input) => computeOutlook(input),
  });
  forecasts = createBackgroundForecasts({
    now: () => now,
    snapshot: async () => snapshot,
    stored: (account) => storedForecasts(account, values),
    compute: rememberForecasts(async (account, log) => {
      computed.push(account);
      return compute(account, log);
    }, values),
  });
});

describe('forecasts of the background', () => {
  it('are made where none are stored', async () => {
    expect(await forecasts.refresh()).toBe(true);
    expect(computed).toEqual(['mine']);
  });

  it('are made once, however many ask meanwhile', async () => {
    await Promise.all([forecasts.refresh(), forecasts.refresh()]);
    expect(computed).toEqual(['mine']);
  });

  it('are left alone while they hold', async () => {
    await forecasts.refresh();
    now += hourMs;
    expect(await forecasts.refresh()).toBe(false);
    expect(computed).toHaveLength(1);
  });

  it('are made anew after more was used, at most every quarter of an hour', async () => {
    await forecasts.refresh();
    snapshot = { ...snapshot, accounts: usedUp(5, snapshot.accounts) };
    now += 5 * minuteMs;
    expect(await forecasts.refresh()).toBe(false);
    now += 10 * minuteMs;
    expect(await forecasts.refresh()).toBe(true);
  });

  it('are made anew after three hours', async () => {
    await forecasts.refresh();
    now += 3 * hourMs + 1;
    await forecasts.refresh();
    expect(computed).toHaveLength(2);
  });

  it('are made anew after the clock was set back', async () => {
    await forecasts.refresh();
    now -= hourMs;
    await forecasts.refresh();
    expect(computed).toHaveLength(2);
  });

  it('are never made of sample data, nor of what was set apart', async () => {
    snapshot = { ...snapshot, accounts: [accountOf(sampleAccount), accountOf('quarantine:1')] };
    expect(await forecasts.refresh()).toBe(false);
    expect(computed).toEqual([]);
  });

  it('are made of no account without a running window', async () => {
    now += 40 * 24 * hourMs;
    expect(await forecasts.refresh()).toBe(false);
    expect(computed).toEqual([]);
  });

  it('are made where the stored ones cannot be read', async () => {
    let made = 0;
    const broken = createBackgroundForecasts({
      now: () => now,
      snapshot: async () => snapshot,
      stored: async (): Promise<RunOutForecasts> => {
        throw new Error('damaged');
      },
      compute: async () => ++made,
    });
    expect(await broken.refresh()).toBe(true);
    expect(made).toBe(1);
  });
});
