// An alert answered on the phone is answered on the computers, by an encrypted file as by any other exchange.
import { beforeEach, describe, expect, it } from 'vitest';
import { readAcknowledgements } from '../../../src/domain/alerts/acknowledgement';
import type { LedgerStore } from '../../../src/domain/alerts/ledger';
import { emptyState } from '../../../src/domain/fold/fold-state';
import type { Observation } from '../../../src/domain/observations/observation';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { minuteMs } from '../../../src/domain/time/instant';
import { createAcknowledgements, withAnswered } from '../../../src/engine/alerts/acknowledgements';
import { createKeyValueLedgerStore } from '../../../src/engine/alerts/key-value-ledger-store';
import type { PlatformNotification } from '../../../src/engine/alerts/platform-notifications';
import { createPwaAlertNotifier } from '../../../src/engine/alerts/pwa-alert-notifier';
import { createSnapshotAlertNotifier } from '../../../src/engine/alerts/snapshot-alert-notifier';
import { createShareExport } from '../../../src/engine/devices/export-share';
import { createShareImport } from '../../../src/engine/devices/import-share';
import { createMemoryValues } from '../../../src/pwa/indexed-db-values';
import { bankRow, dayMs, hourMs, start } from '../../support/alert-fixtures';
import { usageSeries } from '../../support/observations';
import { testTranslator } from '../../support/translator';

const clock = { now: start };
const now = () => clock.now;
beforeEach(() => {
  clock.now = start;
});
const snapshot: Snapshot = {
  v: 1,
  revision: 1,
  writtenAt: start,
  accounts: [
    {
      account: { key: 'a', nickname: 'Home', colour: 0 },
      state: { ...emptyState('a'), bank: [bankRow({ expiresAt: start + 40 * hourMs })], observedAt: start },
    },
  ],
  current: 'a',
  settings: defaultSettings,
  troubles: [],
};

/** A computer: what it shows, and what it takes over from others. */
function computer() {
  const values = createMemoryValues();
  const ledger: LedgerStore = createKeyValueLedgerStore(values);
  const open = new Map<string, PlatformNotification>();
  const shownEver: string[] = [];
  const platform = {
    permission: async () => 'granted' as const,
    show: async (notice: PlatformNotification) => {
      open.set(notice.tag, notice);
      shownEver.push(notice.tag);
    },
    shown: async () => [...open.keys()],
    clear: async (tag: string) => void open.delete(tag),
  };
  const notifier = createSnapshotAlertNotifier({
    now,
    zone: () => 'UTC',
    snapshot: async () => snapshot,
    store: ledger,
    notifications: withAnswered(platform, values, now),
    alarm: { set: async () => {}, clear: async () => {} },
    openPage: async () => {},
  });
  const acknowledgements = createAcknowledgements({ now, values, ledger, clear: platform.clear });
  return { open, shownEver, notifier, acknowledgements };
}

/** A phone that shows what is pushed to it, and whose app was never opened. */
function phone() {
  const values = createMemoryValues();
  const notifier = createPwaAlertNotifier({
    now,
    zone: () => 'UTC',
    translator: async () => testTranslator(),
    snapshot: async () => null,
    values,
    baseUrl: 'https://app.example/',
    registration: async () => undefined,
    permission: () => 'granted',
    locked: (work) => work(),
  });
  const ledger = createKeyValueLedgerStore(values);
  return { notifier, acknowledgements: createAcknowledgements({ now, values, ledger, clear: async () => {} }) };
}

/** An encrypted file from one device to another. */
async function bring(from: ReturnType<typeof phone>, to: ReturnType<typeof computer>) {
  let file = new Uint8Array();
  const shared = createShareExport({
    now,
    device: async () => ({ id: 'phone' }),
    accounts: async () => [],
    history: async (): Promise<Observation[]> => usageSeries(2),
    registers: async () => [],
    appAddress: async () => 'https://app.example/',
    answered: from.acknowledgements.own,
    save: async (_, bytes) => {
      file = bytes;
      return { ok: true };
    },
  });
  await shared.saveFile('five small words');
  const taken = createShareImport({
    now,
    merge: async () => 0,
    mergeRegisters: async () => 0,
    adoptNames: async () => {},
    importOther: async () => undefined,
    takeAnswered: to.acknowledgements.take,
    scanner: null,
  });
  expect(await taken.importFile(new File([file], 'x.hrsync'), 'five small words')).toMatchObject({ ok: true });
}

describe('an alert answered on the phone', () => {
  it('leaves the computer’s screen and is answered there', async () => {
    const [desk, pocket] = [computer(), phone()];
    await desk.notifier.onStart();
    const [tag = ''] = desk.open.keys();
    clock.now += minuteMs;
    await pocket.notifier.onNotificationClosed(tag, true);
    await bring(pocket, desk);
    expect([...desk.open.keys()]).toEqual([]);
    expect((await desk.acknowledgements.own()).map((one) => one.tag)).toEqual([tag]);
    await desk.notifier.afterObservation();
    expect(desk.shownEver).toEqual([tag]);
  });

  it('is not delivered on a computer that only then finds it due', async () => {
    const [first, second, pocket] = [computer(), computer(), phone()];
    await first.notifier.onStart();
    await pocket.notifier.onNotificationClick(first.shownEver[0] ?? '');
    await bring(pocket, second);
    await second.notifier.onStart();
    expect(second.shownEver).toEqual([]);
    // The next stage of it is another alert.
    clock.now += 16 * hourMs;
    await second.notifier.onStart();
    expect(second.shownEver).toHaveLength(1);
  });

  it('is not answered by “Later”, nor by a notification that the system closed', async () => {
    const pocket = phone();
    await pocket.notifier.onNotificationButton('headroom-1', 0);
    await pocket.notifier.onNotificationClosed('headroom-2', false);
    expect(await pocket.acknowledgements.own()).toEqual([]);
    await pocket.notifier.onNotificationButton('headroom-3', 1);
    expect(await pocket.acknowledgements.own()).toEqual([{ tag: 'headroom-3', at: clock.now }]);
  });

  it('comes back where the computer was told “Later” after it', async () => {
    const [desk, pocket] = [computer(), phone()];
    await desk.notifier.onStart();
    const [tag = ''] = desk.open.keys();
    await pocket.notifier.onNotificationClosed(tag, true);
    clock.now += minuteMs;
    await desk.notifier.onNotificationButton(tag, 0);
    await desk.acknowledgements.take(await pocket.acknowledgements.own());
    expect(await desk.acknowledgements.own()).toEqual([]);
    clock.now += hourMs;
    await desk.notifier.onStart();
    expect(desk.shownEver).toEqual([tag, tag]);
  });
});

describe('acknowledgements from outside', () => {
  it('are of the last three days, a hundred at most, each once, and nothing else', () => {
    const at = start - hourMs;
    const good = { tag: 'headroom-1', at };
    const bad = [null, 7, {}, { tag: '', at }, { tag: 'x'.repeat(200), at }, { tag: 'a\u202eb', at }, { tag: 'x' }];
    const dated = [start + hourMs, start - 4 * dayMs].map((when) => ({ tag: 'other', at: when }));
    expect(readAcknowledgements([good, good, ...bad, ...dated], start)).toEqual([good]);
    expect(readAcknowledgements({ 0: good }, start)).toEqual([]);
    const many = Array.from({ length: 5_000 }, (_, index) => ({ tag: `headroom-${index}`, at }));
    expect(readAcknowledgements(many, start)).toHaveLength(100);
  });

  it('change nothing in a ledger that holds none of them', async () => {
    const desk = computer();
    await desk.acknowledgements.take([{ tag: 'headroom-unknown', at: clock.now }]);
    await desk.notifier.onStart();
    expect(desk.shownEver).toHaveLength(1);
  });
});
