import { expect, it } from 'vitest';
import type { Register } from '../../../src/domain/registers/register';
import { forgetFiles } from '../../../src/engine/session-files/forget-files';

it('forgets folders of every key of the account before it erases what was read of them', async () => {
  const registers: Register[] = [
    { table: 'alias', key: 'cli:own', value: 'mine', clock: [1, 0, 'here'] },
    { table: 'alias', key: 'cli:other', value: 'theirs', clock: [1, 0, 'here'] },
  ];
  const done: unknown[] = [];
  await forgetFiles('mine', {
    registers: async () => registers,
    cli: { forgetAccount: async (keys) => void done.push(keys) },
    usage: { forget: async (account) => void done.push(account) },
  });
  expect(done).toEqual([['mine', 'cli:own'], 'mine']);
});
