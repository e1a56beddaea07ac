import { expect, it } from 'vitest';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { calmSnapshots } from '../../../src/engine/reports/calm-snapshots';

const snapshot = (revision: number, gauge: 'left' | 'used' = 'left') =>
  ({
    revision,
    accounts: [],
    current: null,
    troubles: [],
    settings: { ...defaultSettings, gauge },
  }) as unknown as Snapshot;

function watched() {
  let known = { changes: 0, isReading: false };
  const told = new Set<() => void>();
  const timers = new Set<() => void>();
  const followers = new Set<(snapshot: Snapshot | null) => void>();
  const seen: (number | null)[] = [];
  const follow = calmSnapshots(
    (listener) => {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    {
      known: () => known,
      onKnown: (listener) => {
        told.add(listener);
        return () => told.delete(listener);
      },
    },
    (delayMs, run) => {
      expect(delayMs).toBe(1_000);
      timers.add(run);
      return () => timers.delete(run);
    },
  );
  const end = follow((shown) => seen.push(shown?.revision ?? null));
  return {
    seen,
    end,
    send: (...snapshots: (Snapshot | null)[]) => {
      for (const one of snapshots) for (const tell of followers) tell(one);
    },
    read: (isReading: boolean) => {
      known = { changes: known.changes + 1, isReading };
      for (const tell of told) tell();
    },
    wait: () => {
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
    },
    open: () => timers.size + followers.size + told.size,
  };
}

it('shows every snapshot at once while nothing is read', () => {
  const { seen, send } = watched();
  send(snapshot(1), snapshot(2), null, snapshot(3));
  expect(seen).toEqual([1, 2, null, 3]);
});

it('shows the newest once a second while files are read', () => {
  const { seen, send, read, wait } = watched();
  send(snapshot(1));
  read(true);
  send(snapshot(2), snapshot(3), snapshot(4));
  expect(seen).toEqual([1]);
  wait();
  expect(seen).toEqual([1, 4]);
  wait();
  expect(seen).toEqual([1, 4]);
  send(snapshot(5));
  wait();
  expect(seen).toEqual([1, 4, 5]);
});

it('shows what the user decided at once, and nothing older after it', () => {
  const { seen, send, read, wait } = watched();
  send(snapshot(1));
  read(true);
  send(snapshot(2), snapshot(3, 'used'));
  expect(seen).toEqual([1, 3]);
  wait();
  expect(seen).toEqual([1, 3]);
});

it('shows the newest as soon as reading ends, and nothing after its own end', () => {
  const { seen, send, read, wait, end, open } = watched();
  read(true);
  send(snapshot(1), snapshot(2));
  read(false);
  expect(seen).toEqual([1, 2]);
  read(true);
  send(snapshot(3));
  end();
  read(false);
  wait();
  expect([seen, open()]).toEqual([[1, 2], 0]);
});
