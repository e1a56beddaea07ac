// Attacks with invented accounts: a page that names any number of them lists none.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot';
import { minuteMs } from '../../src/domain/time/instant';
import {
  type AttackedDevice,
  attackedDevice,
  message,
  shownPercent,
  startAt,
  usageAt,
} from './support/attacked-device';
import { attempts, tried } from './support/attempts';

const body = (name: string, percent = 30) => ({
  ...usageAt(startAt, percent),
  account_id: `acct-${name}`,
  user_id: `user-${name}`,
});

/** One load of the page names these accounts, one after another. */
async function load(device: AttackedDevice, name: string, accounts: readonly string[], tab = '1', percent = 30) {
  const { stateManager } = device.wake();
  for (const account of accounts) {
    device.now += 1_000;
    await stateManager.observe(
      { ...message('/wham/usage', body(account, percent), device.now, device.now), load: name },
      tab,
    );
  }
}

const snapshotOf = (device: AttackedDevice) => device.values.all.get('snapshot') as Snapshot;
const listed = (device: AttackedDevice) => snapshotOf(device).accounts.length;
const invented = (count: number) => Array.from({ length: count }, (_, index) => `invented-${index}`);

describe('invented accounts', () => {
  it('of one load are not listed, however many, and take the screen from nobody', async () => {
    const count = attempts(60, 290);
    tried(count);
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    const mine = snapshotOf(device).current;
    await load(device, 'second', invented(count), '2', 95);
    expect(device.badges.map(({ text }) => text)).not.toContain('5');
    expect(listed(device)).toBe(1);
    expect(snapshotOf(device).current).toBe(mine);
    expect(snapshotOf(device).seenOnce).toHaveLength(20);
    expect(Object.keys((device.values.all.get('folds') as { folds: object }).folds)).toHaveLength(21);
    expect(await device.wake().observations.accounts()).toHaveLength(21);
    device.now += minuteMs;
    await device
      .wake()
      .stateManager.observe(
        { ...message('/wham/usage', body('mine', 58), device.now, device.now), load: 'third' },
        '1',
      );
    expect(shownPercent(snapshotOf(device))).toBe(58);
  });

  it('of one load are not listed by repeating them in it, nor in another tab of the same load', async () => {
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    for (const tab of ['1', '1', '2']) await load(device, 'second', ['other'], tab);
    expect(listed(device)).toBe(1);
  });

  it('of many loads are at most fifty, and what the user named stays', async () => {
    tried(2 * 70);
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    const mine = snapshotOf(device).current ?? '';
    await device.wake().stateManager.apply({ type: 'name', account: mine, nickname: 'Mine', colour: 1 });
    for (const account of invented(70)) {
      await load(device, `a ${account}`, [account]);
      await load(device, `b ${account}`, [account]);
    }
    expect(listed(device)).toBe(50);
    expect(snapshotOf(device).accounts.map(({ account }) => account.nickname)).toContain('Mine');
  });
});

describe('a true second account', () => {
  it('is listed in the second load that names it, with all that the first has seen', async () => {
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    await load(device, 'second', ['work']);
    expect(listed(device)).toBe(1);
    expect(snapshotOf(device).seenOnce).toMatchObject([{ plan: 'plus' }]);
    await load(device, 'third', ['work']);
    expect(listed(device)).toBe(2);
    expect(snapshotOf(device).seenOnce).toBeUndefined();
    expect(await device.wake().observations.accounts()).toHaveLength(2);
  });

  it('is listed at once where the user keeps it, and stays so', async () => {
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    await load(device, 'second', ['work']);
    const [once] = snapshotOf(device).seenOnce ?? [];
    await device.wake().stateManager.apply({ type: 'keep', account: once?.key ?? '' });
    await device.wake().stateManager.refresh();
    expect(snapshotOf(device).accounts.map(({ account }) => account.nickname)).toEqual(['Account 1', 'Account 2']);
  });

  it('is listed where an import, or another device, knows it', async () => {
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    const { stateManager, observations } = device.wake();
    const [seen] = await observations.history([snapshotOf(device).current ?? '']);
    if (!seen) throw new Error('nothing was stored');
    await stateManager.merge([{ ...seen, account: 'elsewhere', device: 'other', id: 'other' }]);
    expect(listed(device)).toBe(2);
  });

  it('is forgotten wholly, also before it is listed', async () => {
    const device = attackedDevice();
    await load(device, 'first', ['mine']);
    await load(device, 'second', ['work']);
    const [once] = snapshotOf(device).seenOnce ?? [];
    const key = once?.key ?? '';
    await device.wake().stateManager.apply({ type: 'forget', account: key });
    expect(JSON.stringify([...device.values.all])).not.toContain(key);
    expect(await device.wake().observations.accounts()).toHaveLength(1);
  });
});

it('lists every account of an earlier version', async () => {
  const device = attackedDevice();
  await load(device, 'first', ['mine']);
  await load(device, 'second', ['work']);
  device.values.all.delete('unlisted-accounts');
  await load(device, 'third', ['mine']);
  expect(listed(device)).toBe(2);
});
