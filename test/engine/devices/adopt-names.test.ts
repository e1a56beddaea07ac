import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { adoptNames } from '../../../src/engine/devices/adopt-names';
import type { Command } from '../../../src/engine/state/command';
import { openDatabase } from '../../../src/storage/database';
import { createRegisters } from '../../../src/storage/registers';

describe('names that come with another device’s figures', () => {
  it('are given to accounts on the screens that have none, and to no others', async () => {
    const database = openDatabase(crypto.randomUUID());
    const registers = createRegisters(
      database,
      async () => 'phone',
      () => 1_000,
    );
    await registers.set('account', 'mine', { nickname: 'Mine', colour: 1 });
    const screen = ['mine', 'theirs'].map((key) => ({ key, nickname: key, colour: 0 }));
    const given = ['mine', 'theirs', 'nobody', ''].map((key) => ({ key, nickname: 'Office', colour: 3 }));
    const applied: Command[] = [];
    const apply = async (command: Command) => void applied.push(command);
    await adoptNames(given, { registers, accounts: async () => screen, apply });
    expect(applied).toEqual([{ type: 'name', account: 'theirs', nickname: 'Office', colour: 3 }]);
  });
});
