// Ports over made-up data: the whole app without an extension.

import type { AccountState } from '../../src/domain/accounts/account-state';
import { outlookFor } from '../../src/domain/advice/outlook-for';
import type { HeadroomEvent } from '../../src/domain/events/event';
import { emptyFold, foldAll } from '../../src/domain/fold/fold';
import { sampleAccount } from '../../src/domain/sample/sample-account';
import { sampleData } from '../../src/domain/sample/sample-data';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
import { dayMs } from '../../src/domain/time/instant';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import { sampleAlerts } from '../support/fixtures/alerts';
import { sampleDiagnostics } from '../support/fixtures/diagnostics';

export type GalleryState = 'plus' | 'empty' | 'aged' | 'blocked' | 'broken' | 'crowded';

/** As long as a nickname may be, of the widest letter there is. */
const longName = 'W'.repeat(40);

export function samplePorts(now: number, state: GalleryState): AppPorts {
  const rows = sampleData({ now, zone: 'Europe/Berlin' });
  const events = foldAll(sampleAccount, rows).events.toReversed();
  const done = async () => ({ ok: true }) as const;
  const snapshot = snapshotOf(now, state, rows, events);
  return {
    place: { zone: 'Europe/Berlin', locale: 'en-GB' },
    clock: { now: () => now, after: () => () => {}, visible: () => true, onVisibility: () => () => {} },
    loadSnapshot: async () => {
      if (state === 'broken') throw new Error('denied');
      return snapshot;
    },
    onSnapshotChange: () => () => {},
    setGauge: async () => {},
    chooseAccount: async () => {},
    openUsagePage: () => {},
    host: 'extension',
    version: '0.1.0',
    events: async (_account, { before = Number.POSITIVE_INFINITY, types, limit }) =>
      events.filter(({ at, type }) => at < before && (!types || types.includes(type))).slice(0, limit),
    observations: async (_account, { kinds, from = 0, to = Number.POSITIVE_INFINITY, limit }) =>
      rows
        .filter(({ at, kind }) => at >= from && at <= to && (!kinds || kinds.includes(kind)))
        .slice(-(limit ?? rows.length)),
    oldestAt: async () => rows[0]?.at ?? null,
    evidence: async () => rows.filter(({ kind }) => kind === 'usage').slice(-2),
    outlook: async () => {
      const state = snapshot?.accounts[0]?.state;
      return state ? outlookFor({ state, history: rows, zone: 'Europe/Berlin', now, seed: 1 }) : null;
    },
    diagnostics: async () => sampleDiagnostics(now),
    alerts: {
      status: async () => sampleAlerts(now),
      test: async () => ({
        ok: true,
        text: 'Sent. If nothing appeared, the system holds notifications of this browser back.',
      }),
    },
    exportCalendar: async () => ({ ok: true, text: 'Saved 2 dates. Open the file to put them into your calendar.' }),
    saveSettings: done,
    nameAccount: done,
    assignAccount: done,
    forgetAccount: done,
    exportAll: async () => ({ ok: true, text: 'Saved headroom-2026-11-21.json, 1.2 MB.' }),
    exportEvidence: done,
    cli: {
      canRemember: true,
      remembered: async () => ({ name: 'sessions', account: sampleAccount, asks: true }),
      chooseFolder: done,
      readAgain: done,
      readFiles: done,
      forgetFolder: done,
    },
    importFile: async () => ({ ok: false, text: 'This file is not a Headroom export: nothing was changed.' }),
  };
}

function snapshotOf(
  now: number,
  state: GalleryState,
  rows: ReturnType<typeof sampleData>,
  events: readonly HeadroomEvent[],
): Snapshot | null {
  if (state === 'empty' || state === 'broken') return null;
  const folded = foldAll(sampleAccount, rows).fold.state;
  const late = state === 'aged' ? 9 * 3_600_000 : 0;
  const windows = folded.windows.map((row) => ({
    ...row,
    resetsAt: row.resetsAt - late,
    observedAt: row.observedAt - late,
    usedPercent: state === 'blocked' && row.seconds === 604_800 ? 100 : row.usedPercent,
  }));
  const bank = state === 'crowded' ? [...folded.bank, ...manyResets(folded.bank, now)] : folded.bank;
  const shown = { ...folded, windows, bank, observedAt: (folded.observedAt ?? now) - late, events };
  return {
    v: 1,
    revision: 1,
    writtenAt: now,
    accounts: [
      {
        account: { key: sampleAccount, nickname: state === 'crowded' ? longName : 'Personal', colour: 0 },
        state: shown,
      },
      { account: { key: 'acc-2', nickname: 'Work', colour: 1 }, state: emptyFold('acc-2').state },
      {
        account: { key: 'unnamed:3f9c', nickname: 'Not known yet', colour: 7 },
        state: { ...shown, key: 'unnamed:3f9c' },
      },
    ],
    current: sampleAccount,
    settings: defaultSettings,
    troubles:
      state === 'aged'
        ? [
            { kind: 'signed-out', at: now - late },
            { kind: 'storage', reason: 'full' },
          ]
        : [],
  };
}

/** Thirty more than anybody was ever given: twelve within minutes of one evening, one a day from then on. */
function manyResets(bank: AccountState['bank'], now: number): AccountState['bank'] {
  const [first] = bank;
  if (!first) return [];
  return [...Array(30).keys()].map((n) => ({
    ...first,
    key: `many-${n}`,
    fate: 'available' as const,
    title: n % 3 === 0 ? null : 'A reset whose title goes on for longer than any title has reason to',
    expiresAt: now + (n < 12 ? 5 * dayMs + n * 60_000 : n * dayMs),
  }));
}
