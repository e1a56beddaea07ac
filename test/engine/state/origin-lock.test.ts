import { expect, it } from 'vitest';
import { originLock } from '../../../src/engine/state/origin-lock';

it('asks the browser for one lock a name', async () => {
  const asked: string[] = [];
  const locks = {
    request: async (name: string, work: () => Promise<unknown>) => {
      asked.push(name);
      return work();
    },
  } as Pick<LockManager, 'request'>;
  expect(await originLock(locks, 'one')(async () => 1)).toBe(1);
  expect(await originLock(locks, 'two')(async () => 2)).toBe(2);
  expect(asked).toEqual(['one', 'two']);
});

it('fails as the work does, which is then not done again', async () => {
  let done = 0;
  const locks = { request: async (_name: string, work: () => Promise<unknown>) => work() } as Pick<
    LockManager,
    'request'
  >;
  const work = async () => {
    done += 1;
    throw new Error('no room');
  };
  await expect(originLock(locks, 'one')(work)).rejects.toThrow('no room');
  expect(done).toBe(1);
});

it('runs the work where the browser refuses its locks', async () => {
  const request = () => Promise.reject(new DOMException('Storage is blocked.', 'SecurityError'));
  const locked = originLock({ request } as Pick<LockManager, 'request'>, 'one');
  expect(await Promise.all([locked(async () => 1), locked(async () => 2)])).toEqual([1, 2]);
});

it('runs one work at a time where the browser has no locks', async () => {
  const locked = originLock(undefined, 'one');
  const said: string[] = [];
  const work = (name: string) => async () => {
    said.push(`${name} begins`);
    await Promise.resolve();
    said.push(`${name} ends`);
  };
  await Promise.all([locked(work('a')), locked(work('b'))]);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
