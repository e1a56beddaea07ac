import { describe, expect, it } from 'vitest';
import { nameAccounts, namesIn } from '../../../src/engine/state/default-names';
import { noAccounts } from '../../../src/engine/state/known-accounts';

const names = (accounts: readonly { readonly nickname: string }[]) => accounts.map(({ nickname }) => nickname);
const given = (accounts: ReturnType<typeof nameAccounts>) =>
  namesIn({ accounts: accounts.map((account) => ({ account }) as never) });

describe('the names of accounts', () => {
  it('count up in the order they are first seen', () => {
    expect(names(nameAccounts(['a', 'b', 'quarantine:x'], noAccounts, new Map()))).toEqual([
      'Account 1',
      'Account 2',
      'Unassigned',
    ]);
  });

  it('stay when another account appears before them, and when one is forgotten', () => {
    const first = nameAccounts(['a', 'b'], noAccounts, new Map());
    expect(names(nameAccounts(['c', 'b', 'a'], noAccounts, given(first)))).toEqual([
      'Account 3',
      'Account 2',
      'Account 1',
    ]);
    expect(names(nameAccounts(['b'], noAccounts, given(first)))).toEqual(['Account 2']);
    expect(nameAccounts(['b'], noAccounts, given(first))[0]?.colour).toBe(1);
  });

  it('pass to the account that an unnamed one turns out to be', () => {
    const first = nameAccounts(['unnamed:1', 'b'], noAccounts, new Map());
    const known = { ...noAccounts, aliases: [{ from: 'unnamed:1', to: 'a' }] };
    expect(names(nameAccounts(['b', 'a'], known, given(first)))).toEqual(['Account 2', 'Account 1']);
  });

  it('are the user’s where there is one, and never given twice', () => {
    const named = new Map([['a', { key: 'a', nickname: 'Account 1', colour: 5 }]]);
    expect(names(nameAccounts(['b', 'a'], { ...noAccounts, named }, new Map()))).toEqual(['Account 2', 'Account 1']);
  });
});
