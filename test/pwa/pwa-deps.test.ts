import { describe, expect, it } from 'vitest';

import { foldAll } from '../../src/domain/fold/fold';
import { sampleAccount } from '../../src/domain/sample/sample-account';
import { defaultSettings } from '../../src/domain/settings';
import type { Snapshot } from '../../src/domain/snapshot';
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
  it('shows the account last seen, never the sample', () => {
    expect(['work', 'home', sampleAccount, null].map((key) => appBadgeOf(snapshot(key), hour(0)))).toEqual([
      62,
      90,
      null,
      null,
    ]);
    expect(appBadgeOf(null, hour(0))).toBeNull();
  });
});
