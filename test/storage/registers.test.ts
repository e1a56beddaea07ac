import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { openDatabase } from '../../src/storage/database';
import { createRegisters } from '../../src/storage/registers';

describe('registers', () => {
  const registersOf = (device: string, now: () => number) =>
    createRegisters(openDatabase(crypto.randomUUID()), async () => device, now);

  it('gives back what was set, table by table', async () => {
    const registers = registersOf('d', () => 1_000);
    await registers.set('account', 'a', { nickname: 'Work' });
    await registers.set('settings', 'a', 1);
    expect(await registers.get('account', 'a')).toEqual({ nickname: 'Work' });
    expect((await registers.rows()).map(({ table, key, value }) => [table, key, value])).toEqual([
      ['account', 'a', { nickname: 'Work' }],
      ['settings', 'a', 1],
    ]);
    expect(await registers.get('account', 'b')).toBeUndefined();
  });

  it('lets a local edit win over a value from a clock that runs ahead', async () => {
    const registers = registersOf('d', () => 1_000);
    await registers.merge([{ table: 't', key: 'k', value: 'theirs', clock: [200_000, 0, 'e'] }]);
    await registers.set('t', 'k', 'mine');
    await registers.merge([{ table: 't', key: 'k', value: 'theirs', clock: [200_000, 0, 'e'] }]);
    expect(await registers.get('t', 'k')).toBe('mine');
  });

  it('takes no value of nothing, and drops one that an earlier build took, for good', async () => {
    const database = openDatabase(crypto.randomUUID());
    const registers = createRegisters(
      database,
      async () => 'd',
      () => 1_000,
    );
    await expect(registers.set('account', '', { nickname: 'Work' })).rejects.toThrow(RangeError);
    expect(await registers.merge([{ table: 'account', key: '', value: 1, clock: [1, 0, 'e'] }])).toBe(0);
    await database().registers.put({ table: 'account', key: '', value: { nickname: 'Work' }, clock: [1, 0, 'd'] });
    await registers.set('account', 'a', { nickname: 'Home' });
    expect((await registers.rows()).map(({ key }) => key)).toEqual(['a']);
    expect(await database().registers.count()).toBe(1);
  });

  it('does not believe a clock more than five minutes ahead', async () => {
    const registers = registersOf('d', () => 1_000);
    expect(await registers.merge([{ table: 't', key: 'k', value: 1, clock: [400_000, 0, 'e'] }])).toBe(0);
  });

  it('ends with the same values on two devices that exchange everything, in either order', async () => {
    let time = 0;
    const [one, two] = [registersOf('one', () => ++time), registersOf('two', () => ++time)];
    await one.set('t', 'k', 'first');
    await two.set('t', 'k', 'second');
    const [fromOne, fromTwo] = [await one.rows(), await two.rows()];
    await one.merge(fromTwo);
    await two.merge(fromOne);
    expect(await one.rows()).toEqual(await two.rows());
    expect(await one.get('t', 'k')).toBe('second');
  });
});
