import { describe, expect, it } from 'vitest';
import { computeOutlook } from '../../../src/domain/advice/compute-outlook';
import { describeAdvice } from '../../../src/domain/advice/describe-advice';
import { foldAll } from '../../../src/domain/fold/fold';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { dayMs } from '../../../src/domain/time/instant';
import { computeInWorker, type OutlookWorker } from '../../../src/engine/forecast/outlook-in-worker';
import { createOutlookPort } from '../../../src/engine/forecast/outlook-port';
import { testTranslator } from '../../support/translator';

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
const input = { state, history: rows, zone, now, seed: 1 };

describe('createOutlookPort', () => {
  const port = createOutlookPort({
    loadSnapshot: async () => snapshot,
    observations: async (_account, { kinds }) => rows.filter(({ kind }) => !kinds || kinds.includes(kind)),
    place: { zone },
    now: () => now,
    compute: async (input) => computeOutlook(input),
  });

  it('computes the outlook of an account from its state and its readings', async () => {
    const outlook = await port(sampleAccount);
    expect(outlook?.account).toBe(sampleAccount);
    expect(outlook?.basedOnAt).toBeGreaterThan(now - dayMs);
  });

  it('holds facts that are spelled as the reader does, in whatever language', async () => {
    const verdicts = (await port(sampleAccount))?.verdicts ?? [];
    const american = testTranslator({ place: { zone, locale: 'en-US' }, now: () => now });
    const texts = verdicts.map((advice) => american.sentences(describeAdvice(advice))).join(' ');
    expect(texts).toMatch(/day (?:November|December) \d/);
  });

  it('keeps logged forecasts as they were made', async () => {
    const log = (await port(sampleAccount))?.report.log.map((entry) => ({ ...entry, p: 0.123 })) ?? [];
    expect(log.length).toBeGreaterThan(0);
    expect((await port(sampleAccount, log))?.report.log.every(({ p }) => p === 0.123)).toBe(true);
  });

  it('is null for an unknown account', async () => {
    expect(await port('somebody else')).toBeNull();
  });
});

describe('computeInWorker', () => {
  const worker = (answer: (one: OutlookWorker) => void): OutlookWorker & { ended: boolean } => ({
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

  it('returns the worker’s outlook and ends the worker', async () => {
    const expected = { ...computeOutlook(input), account: 'from the worker' };
    const one = worker((self) => self.onmessage?.({ data: expected } as MessageEvent));
    expect((await computeInWorker(input, () => one)).account).toBe('from the worker');
    expect(one.ended).toBe(true);
  });

  it('computes in this thread when a worker fails or cannot be started', async () => {
    const failing = worker((self) => self.onerror?.({} as ErrorEvent));
    expect(await computeInWorker(input, () => failing)).toEqual(computeOutlook(input));
    expect(
      await computeInWorker(input, () => {
        throw new Error('blocked');
      }),
    ).toEqual(computeOutlook(input));
  });
});
