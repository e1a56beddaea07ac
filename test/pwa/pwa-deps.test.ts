import { describe, expect, it } from 'vitest';

import { foldAll } from '../../src/domain/fold/fold';
import { sampleAccount } from '../../src/domain/sample/sample-account';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
import { createMemoryValues } from '../../src/pwa/indexed-db-values';
import { appBadgeOf } from '../../src/pwa/pwa-deps';
import { hour, usage, week, win } from '../support/timeline';

const stateOf = (key: string, used: number) => ({
  account: { key, nickname: key, colour: 0 },
  state: { ...foldAll('me', [usage(0, [win(week, used, 100)])]).fold.state, key },
});
const snapshot = (current: string | null): Snapshot => ({
  v: 1,
  revision: 1,
  writtenAt: hour(0),
  accounts: [stateOf('work', 38), stateOf('home', 10), stateOf(sampleAccount, 50)],
  current,
  settings: defaultSettings,
  troubles: [],
});

describe('appBadgeOf', () => {
  const values = createMemoryValues();
  const shown = (current: string | null) => appBadgeOf(snapshot(current), hour(0), values);

  it('shows the account last seen, never the sample', async () => {
    expect(await Promise.all(['work', 'home', sampleAccount, null].map(shown))).toEqual([62, 90, null, null]);
    expect(await appBadgeOf(null, hour(0), values)).toBeNull();
  });
});
