import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../src/domain/fold/fold';
import { defaultSettings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { createBadgeAlarm } from '../../../src/engine/messages/badge-alarm';
import { hour, usage, week, win } from '../../support/timeline';

function snapshotOf(current: string | null): Snapshot {
  const { state } = foldAll('me', [usage(0, [win(week, 20, 100)])]).fold;
  const account = { key: 'me', nickname: 'Mine', colour: 'blue' } as unknown as Snapshot['accounts'][number]['account'];
  const accounts = [{ account, state }];
  return { v: 1, revision: 1, writtenAt: hour(0), accounts, current, settings: defaultSettings, troubles: [] };
}

async function setAt(hours: number, snapshot: Snapshot | null): Promise<unknown> {
  const done: unknown[] = [];
  const alarm = {
    set: async (at: number) => void done.push(at),
    clear: async () => void done.push('cleared'),
  };
  await createBadgeAlarm({
    now: () => hour(hours),
    snapshot: async () => snapshot,
    outlook: async () => null,
    alarm,
  }).set();
  return done.at(-1);
}

describe('the alarm of the badge', () => {
  it('is set for the end of the window on the badge', async () => {
    expect(await setAt(2, snapshotOf('me'))).toBe(hour(100));
  });

  it('is cleared where no change lies ahead, or nothing is on the badge', async () => {
    expect(await setAt(101, snapshotOf('me'))).toBe('cleared');
    expect(await setAt(2, snapshotOf(null))).toBe('cleared');
    expect(await setAt(2, null)).toBe('cleared');
  });
});
