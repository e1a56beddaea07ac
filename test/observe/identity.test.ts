import { describe, expect, it } from 'vitest';
import { matchEndpoint } from '../../src/observe/endpoints';
import { hashIds, hashingKey, idsIn } from '../../src/observe/hash-ids';
import { accountAlias, accountKey, type Identity } from '../../src/observe/identity';
import { readBody } from '../../src/observe/parse/read-body';
import { payload, readAs } from './payload';

const same = (id: string) => id;
const key = (user: string | null, account: string | null) => accountKey({ user, account }, same);

describe('accountKey', () => {
  it('is one for a personal account however it spells its account id', () => {
    expect(new Set([key('user-a', null), key('user-a', 'user-a')]).size).toBe(1);
  });

  it('differs for two users of a workspace and for two workspaces of a user', () => {
    const keys = [key('user-a', 'w1'), key('user-b', 'w1'), key('user-a', 'w2'), key('user-a', null), key(null, 'w1')];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is nobody without an id', () => {
    expect(accountKey(null, same)).toBeNull();
    expect(key(null, null)).toBeNull();
  });

  it('joins the path that names only an account to the account behind it', () => {
    expect(accountAlias({ user: 'user-a', account: 'w1' }, same)).toBe(key(null, 'w1'));
    expect(accountAlias({ user: 'user-a', account: 'user-a' }, same)).toBeNull();
    expect(accountAlias({ user: null, account: 'w1' }, same)).toBeNull();
  });
});

describe('identity of a body', () => {
  const identityOf = (body: object): Identity | null => {
    const read = readAs('usage', { rate_limit: null, ...body });
    return read.ok ? read.value.identity : null;
  };

  it('is read from the ids, never from the e-mail address', () => {
    expect(identityOf({ user_id: 'user-a', account_id: '', email: 'a@example.invalid' })).toEqual({
      user: 'user-a',
      account: null,
    });
    expect(identityOf({ email: 'a@example.invalid' })).toBeNull();
    expect(identityOf({ user_id: 7, account_id: {} })).toBeNull();
  });

  it('comes from the path where the body has none', () => {
    const endpoint = matchEndpoint('GET', 'https://chatgpt.com/backend-api/accounts/acct-1/remaining_balance');
    if (!endpoint) throw new Error('no endpoint');
    const read = readBody(endpoint, payload('remaining-balance-2026-09-18'), { at: 0, hash: same });
    expect(read.ok && read.value.identity).toEqual({ user: null, account: 'acct-1' });
  });
});

describe('hashIds', () => {
  const usage = { kind: 'usage', pathAccount: null } as const;
  const salt = new Uint8Array(32).fill(7);

  it('hashes every id a body needs and passes no other through', async () => {
    const body = payload('usage-2026-09-21-plus-5h-weekly-full');
    const hash = await hashIds(idsIn(usage, body), await hashingKey(salt));
    const read = readBody(usage, body, { at: 0, hash });
    const identity = read.ok ? read.value.identity : null;
    expect(accountKey(identity, hash)).toMatch(/^[\w-]{22}$/);
    expect(accountAlias(identity, hash)).toMatch(/^[\w-]{22}$/);
    expect(hash('user-PLACEHOLDER')).toBe('');
  });

  it('gives the same key for a reset in the list and in the history', async () => {
    const list = { credits: [{ id: 'R1', status: 'available' }] };
    const history = { events: [{ id: 'R1:granted', kind: 'granted', occurred_at: '2026-09-05T04:20:07Z' }] };
    const ids = [
      ...idsIn({ kind: 'resets', pathAccount: null }, list),
      ...idsIn({ kind: 'reset-history', pathAccount: null }, history),
    ];
    expect(new Set(ids)).toEqual(new Set(['R1']));
  });

  it('depends on the salt', async () => {
    const one = await hashIds(['R1'], await hashingKey(salt));
    const other = await hashIds(['R1'], await hashingKey(new Uint8Array(32).fill(8)));
    expect(one('R1')).not.toBe(other('R1'));
  });

  it('finds nothing to hash in a body it cannot read', () => {
    expect(idsIn(usage, '<html>')).toEqual([]);
  });
});
