// This version knows what a published version knew: from the snapshot it left, or folded again from its rows.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import type { Snapshot } from '../../../src/domain/snapshot';
import { databaseParts } from '../../../src/engine/state/database-parts';
import { keys } from '../../../src/engine/state/key-values';
import { createOwnStorage } from '../../../src/engine/state/own-storage';
import { createPackedStores } from '../../../src/engine/state/packed-stores';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { openDatabase } from '../../../src/storage/database';
import { databaseNamed, publishedCopies, restoreDatabase } from '../../fixtures/database-copy';

describe.each(publishedCopies)('what $version left', ({ extension, recordedAt }) => {
  const left = extension.storageLocal[keys.snapshot] as Snapshot;
  const wake = async (values: Record<string, unknown>, version?: number) => {
    const name = crypto.randomUUID();
    const copy = databaseNamed(extension.databases, 'headroom');
    await restoreDatabase({ ...copy, version: version ?? copy.version }, name);
    const held = new Map(Object.entries(values));
    const stored = {
      get: async (wanted: readonly string[]) => Object.fromEntries([...held].filter(([key]) => wanted.includes(key))),
      set: async (given: Readonly<Record<string, unknown>>) => {
        for (const [key, value] of Object.entries(given)) held.set(key, value);
      },
      remove: async (gone: readonly string[]) => gone.forEach((key) => void held.delete(key)),
    };
    const database = openDatabase(name);
    return createOwnStorage(
      {
        values: stored,
        session: { get: async () => ({}), set: async () => {}, remove: async () => {} },
        pageReader: null,
        now: () => recordedAt,
        randomBytes: () => expect.fail('the device has its salt already'),
        showBadge: async () => {},
        onSnapshot: async () => {},
      },
      database,
      createPackedStores(database, segmentCodec),
      databaseParts,
    );
  };

  it('is known at once, with every name and setting', async () => {
    const { stateManager, device } = await wake(extension.storageLocal);
    const found = await stateManager.snapshot();
    expect(found.accounts).toEqual(left.accounts);
    expect(found.accounts.map(({ account }) => account.nickname)).toContain('Home');
    // Rules that a later version added have their defaults.
    const rules = { ...left.settings.alerts.rules, 'budget-reached': true, 'usage-unusual': true, 'lane-change': true };
    const settings = { ...left.settings, alerts: { ...left.settings.alerts, rules } };
    expect([found.current, found.settings, found.troubles]).toEqual([left.current, settings, []]);
    expect(await device()).toMatchObject({ id: (extension.storageLocal[keys.device] as { id: string }).id });
  });

  it('is the same when it is folded anew from what is stored', async () => {
    const { [keys.folds]: _, ...withoutFolds } = extension.storageLocal;
    const { stateManager } = await wake(withoutFolds);
    await stateManager.refresh();
    const found = await stateManager.snapshot();
    const states = (snapshot: Snapshot) => new Map(snapshot.accounts.map(({ account, state }) => [account.key, state]));
    expect(states(found)).toEqual(states(left));
  });

  it('is still shown where a newer version stored since then, and the screens say that nothing is kept', async () => {
    const { stateManager } = await wake(extension.storageLocal, 990);
    await stateManager.refresh();
    const found = await stateManager.snapshot();
    expect(found.accounts).toEqual(left.accounts);
    expect(found.troubles).toEqual([{ kind: 'storage', reason: 'newer' }]);
  });
});
