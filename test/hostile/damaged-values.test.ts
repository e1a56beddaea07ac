// The small values beside the database: each read with every kind of damage, at its top and one level down. Their readers must go
// on as if there were none.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyLedger } from '../../src/domain/alerts/ledger';
import { corners } from '../../src/domain/page-badge/corner';
import { readPageBadge } from '../../src/domain/page-badge/page-badge';
import { answeredElsewhere, rememberAnswered } from '../../src/engine/alerts/acknowledgements';
import { createKeyValueLedgerStore } from '../../src/engine/alerts/key-value-ledger-store';
import { storedForecasts, storedOutlooks } from '../../src/engine/alerts/stored-forecasts';
import { pushedTags, rememberPushed } from '../../src/engine/alerts/web-notifications';
import { createAppAccess } from '../../src/engine/bridge/app-access';
import { isBridgeProgress } from '../../src/engine/bridge/bridge-client';
import { chooseNotice, isNoticeMemory, noNotices } from '../../src/engine/devices/choose-notice';
import { storeKeys } from '../../src/engine/devices/device-store';
import { takeStoredShare } from '../../src/engine/devices/receive-share';
import { createReportPorts } from '../../src/engine/reports/create-report-ports';
import { loadFindings } from '../../src/engine/reports/stored-findings';
import { createCliPorts } from '../../src/engine/session-files/cli-ports';
import { type KeyValues, keys } from '../../src/engine/state/key-values';
import { unlistedFrom } from '../../src/engine/state/stored-unlisted';
import { keptValuesIn, readStored } from '../../src/engine/state/stored-values';
import { loadCatalogue } from '../../src/i18n/load-catalogue';
import { isExtensionPresent } from '../../src/pwa/extension-present';
import { createPersistentStorage } from '../../src/pwa/persistent-storage';
import { localChecks } from '../../src/storage/local-checks';
import { storedOutlook } from '../support/fixtures/stored-outlook';
import { tried } from './support/attempts';
import { memoryValues } from './support/background';
import { junk } from './support/damage';

interface Value {
  /** As a whole value is stored. */
  readonly whole: unknown;
  /** Reads it as the program does, and uses what it got. */
  readonly read: (values: KeyValues) => Promise<unknown>;
}

const texts = { title: 'Weekly', body: '31% left', tag: 'card', silent: true, badge: 31 };
const notice = { card: texts, seenAt: 2, known: { a: { at: 2, ends: { w: 5 }, resets: ['r'] } }, answered: [] };

/** By key. A key of today's that is missing here fails the last test. */
const smallValues: Readonly<Record<string, Value>> = {
  forecasts: {
    whole: { ...storedOutlook, log: [] },
    read: async (values) => {
      await storedForecasts('a', values);
      for (const { forecasts } of Object.values(await storedOutlooks(['a'], values)))
        for (const { usedPercent, limit } of forecasts) expect([usedPercent.toFixed(), limit.length]).toHaveLength(2);
    },
  },
  'unlisted-accounts': {
    whole: { a: 'load' },
    read: async (values) => unlistedFrom(await one(values, 'unlisted-accounts')),
  },
  damaged: { whole: { folds: '{}' }, read: async (values) => keptValuesIn(await one(values, 'damaged')) },
  'app-access': {
    whole: { address: 'https://app.example/', consents: { 'https://app.example': 'allowed' } },
    read: async (values) => {
      const access = createAppAccess(values, 'https://built.example/');
      expect(await access.isApp('https://evil.example/')).toBe(false);
      await access.decide('allowed');
      expect((await access.read()).consent).toBe('allowed');
    },
  },
  ledger: {
    whole: emptyLedger,
    read: async (values) => {
      const store = createKeyValueLedgerStore(values);
      await store.commit(await store.load());
    },
  },
  'pushed-alerts': {
    whole: ['tag'],
    read: async (values) => {
      await rememberPushed(values, ['another']);
      expect(await pushedTags(values)).toContain('another');
    },
  },
  'answered-alerts': {
    whole: [{ tag: 'headroom-1', at: Date.UTC(2026, 10, 21) }],
    read: async (values) => {
      const now = Date.UTC(2026, 10, 21, 1);
      await rememberAnswered(values, [{ tag: 'headroom-2', at: now }], now);
      expect((await answeredElsewhere(values, now)).map(({ tag }) => tag)).toContain('headroom-2');
    },
  },
  'push-notices': {
    whole: { known: notice.known, card: { texts, seenAt: 1 }, steps: [['run', 1, 'tag']] },
    read: async (values) => {
      const before = readStored(await one(values, 'push-notices'), isNoticeMemory).value ?? noNotices;
      const alert = { ...texts, run: 'run', severity: 2, account: 'a', subject: 'w/1' };
      const chosen = chooseNotice({ ...notice, alert } as never, before, { told: new Set(), ledger: emptyLedger });
      expect(chosen.texts.title.length).toBeGreaterThan(0);
    },
  },
  bridge: {
    whole: { have: { d: 4 }, whole: { d: true } },
    read: async (values) => {
      const { value } = readStored(await one(values, 'bridge'), isBridgeProgress);
      for (const each of Object.values(value?.have ?? {})) expect(each).toBeLessThan(1e13);
    },
  },
  'keep-storage': {
    whole: { at: 1, kept: true, installed: true },
    read: async (values) => {
      const storage = { persist: async () => true, persisted: async () => false };
      const kept = createPersistentStorage({ storage, values, isInstalled: () => true, now: () => 2 });
      await kept.afterImport();
      expect(await kept.answer()).toMatchObject({ kept: true });
    },
  },
  'extension-here': { whole: true, read: isExtensionPresent },
  shared: {
    whole: { kind: 'text', text: '#p=abc' },
    read: async (values) => expect(['text', 'file', 'lost']).toContain((await takeStoredShare(values)).kind),
  },
  'cli-folders': { whole: [{ folder: { name: 'sessions' }, account: 'a' }], read: readFolders },
  'cli-folder': { whole: { folder: { name: 'sessions' }, account: 'a' }, read: readFolders },
  'showback-id': {
    whole: 'abc',
    read: async (values) => {
      const ports = createReportPorts({
        values,
        randomBytes: (count: number) => new Uint8Array(count),
        now: () => 1,
        usage: {},
      } as never);
      expect(typeof (await ports.showbackFile('me', [])).id).toBe('string');
    },
  },
  catalogue: {
    whole: { language: 'de', version: '1', messages: { a: 'b' } },
    read: async (values) => {
      const kept = ((await one(values, 'catalogue')) as never) ?? null;
      const read = async () => ({ a: 'c' });
      expect(await loadCatalogue('de', 'now', { kept, read, keep: async () => {}, version: '2' })).toEqual({ a: 'c' });
    },
  },
  'usage-findings': {
    whole: { madeAt: 1, findings: [{ kind: 'spike' }] },
    read: async (values) => {
      const found = await loadFindings(values);
      for (const { kind } of found?.findings ?? []) expect(typeof kind).toBe('string');
    },
  },
  'page-badge': {
    whole: {
      ...{ corner: corners[0], direction: 'ltr', language: 'en', tone: 'calm', hollow: false, level: 48 },
      ...{
        amount: 'Weekly: 48% left',
        next: '',
        name: 'Weekly',
        sentence: 'Good to go.',
        hide: 'Hide',
        hint: 'Hides it',
      },
    },
    read: async (values) => {
      const badge = readPageBadge(await one(values, 'page-badge'));
      if (badge)
        expect([typeof badge.sentence, typeof badge.amount, typeof badge.hint]).toEqual(Array(3).fill('string'));
    },
  },
  // A text or nothing: its reader passes over the rest, and what it says is opened as a sealed answer.
  'phone-answer': { whole: '#r=abc', read: async () => {} },
};

/** Read and checked by the whole background in damaged-storage.test.ts. */
const ofTheBackground = ['snapshot', 'folds', 'device', 'device-copy', 'clock-offsets', 'tabs'];

it.each(Object.entries(smallValues))('damaged %s stops nobody', async (key, { whole, read }) => {
  const stored = key === 'forecasts' ? keys.forecasts('a') : key;
  const inner = typeof whole === 'object' && whole !== null ? Object.keys(whole) : [];
  const damaged = [
    whole,
    ...junk,
    ...inner.flatMap((field) =>
      junk.map((value) => {
        const copy = structuredClone(whole) as Record<string, unknown>;
        copy[field] = value;
        return copy;
      }),
    ),
  ];
  tried(damaged.length);
  for (const value of damaged) await read(memoryValues(new Map([[stored, value]])));
});

it('covers every key of today: what the source names as one', () => {
  const known = new Set([...Object.keys(smallValues), ...ofTheBackground, ...Object.keys(localChecks)]);
  const named = sources('src').concat(sources('entrypoints')).flatMap(namedKeys);
  const listed = [...Object.values(keys), ...Object.values(storeKeys)].map((key) =>
    typeof key === 'string' ? key : key('x'),
  );
  expect(named.length).toBeGreaterThan(20);
  const all = [...named, ...listed.map((key) => key.replace(/^(forecasts)\/x$/, '$1').replace(/x$/, ''))];
  expect(all.filter((key) => !known.has(key) && !notStored.has(key))).toEqual([]);
});

/**
 * Constants that are called keys and are none of stored values. The last two name a cache of files, and an
 * instant whose only reader passes over whatever is no number. */
const notStored = new Set(['unnamed:', 'quarantine:', 'refused: ', 'headroom-messages-', 'refreshedAt']);

/** What is stored is named by a constant, whose name ends in "key" or "prefix". */
function namedKeys(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/const (?:\w*[kK]ey|\w*[pP]refix) = '([^']+)'/g)].map(
    ([, key]) => key ?? '',
  );
}

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => `${folder}/${name}`);
}

async function one(values: KeyValues, key: string): Promise<unknown> {
  return (await values.get([key]))[key];
}

async function readFolders(values: KeyValues): Promise<void> {
  const cli = createCliPorts({ values, pickFolder: null } as never);
  for (const { name } of await cli.remembered()) expect(typeof name).toBe('string');
  await cli.readAgain({ progress: () => {}, signal: undefined } as never, false);
  await cli.forgetFolder('sessions');
}
