import { describe, expect, it } from 'vitest';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { foldAll } from '../../../src/domain/fold/fold';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { dayMs } from '../../../src/domain/time/instant';
import { type ForecastWorker, forecastInWorker } from '../../../src/engine/forecast/forecast-in-worker';
import { createOutlookPort } from '../../../src/engine/forecast/outlook-port';

const now = Date.UTC(2026, 10, 21, 12);
const zone = 'Europe/Berlin';
const rows = sampleData({ now, zone });
const { state } = foldAll(sampleAccount, rows).fold;
const account = { key: sampleAccount, nickname: 'Personal', colour: 0 };
const snapshot: Snapshot = {
  v: 1,
  revision: 1,
  writtenAt: now,
  accounts: [{ account, state }],
  current: sampleAccount,
  settings: defaultSettings,
  troubles: [],
};
const question = { state, history: rows, zone, now, seed: 1 };

describe('createOutlookPort', () => {
  const port = createOutlookPort({
    loadSnapshot: async () => snapshot,
    observations: async (_account, { kinds }) => rows.filter(({ kind }) => !kinds || kinds.includes(kind)),
    place: { zone, locale: 'en-US' },
    now: () => now,
    solve: async (asked) => computeOutlook(asked),
  });

  it('answers for an account from its state and its readings', async () => {
    const outlook = await port(sampleAccount);
    expect(outlook?.account).toBe(sampleAccount);
    expect(outlook?.basedOnAt).toBeGreaterThan(now - dayMs);
  });

  it('names days as the reader does', async () => {
    const outlook = await port(sampleAccount);
    const said = outlook?.verdicts.map(({ text }) => text).join(' ');
    expect(said).toMatch(/day (?:November|December) \d/);
  });

  it('keeps what was logged before as it was said', async () => {
    const log = (await port(sampleAccount))?.report.log.map((entry) => ({ ...entry, p: 0.123 })) ?? [];
    expect(log.length).toBeGreaterThan(0);
    expect((await port(sampleAccount, log))?.report.log.every(({ p }) => p === 0.123)).toBe(true);
  });

  it('answers null for an account it does not know', async () => {
    expect(await port('somebody else')).toBeNull();
  });
});

describe('forecastInWorker', () => {
  const worker = (answer: (one: ForecastWorker) => void): ForecastWorker & { ended: boolean } => ({
    onmessage: null,
    onerror: null,
    ended: false,
    postMessage() {
      queueMicrotask(() => answer(this));
    },
    terminate() {
      this.ended = true;
    },
  });

  it('takes the worker’s answer and lets the worker go', async () => {
    const expected = { ...computeOutlook(question), account: 'from the worker' };
    const one = worker((self) => self.onmessage?.({ data: expected } as MessageEvent));
    expect((await forecastInWorker(question, () => one)).account).toBe('from the worker');
    expect(one.ended).toBe(true);
  });

  it('answers here when a worker fails or cannot be started', async () => {
    const failing = worker((self) => self.onerror?.({} as ErrorEvent));
    expect(await forecastInWorker(question, () => failing)).toEqual(computeOutlook(question));
    expect(
      await forecastInWorker(question, () => {
        throw new Error('blocked');
      }),
    ).toEqual(computeOutlook(question));
  });
});
