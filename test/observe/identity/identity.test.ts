import { describe, expect, it } from 'vitest';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { readBody } from '../../../src/observe/endpoints/read-body';
import { accountAlias, accountKey, type Identity } from '../../../src/observe/identity/identity';
import { saltedHash } from '../../../src/observe/identity/salted-hash';
import { payload, readAs } from '../../support/payload';

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
    expect(read.ok && read.value.identity).toEqual({ user: null, account: 'acct-1', byPath: true });
  });
});

describe('saltedHash', () => {
  const usage = { kind: 'usage', pathAccount: null } as const;
  const salt = new Uint8Array(32).fill(7);
  const hash = saltedHash(salt);

  it('is the browser’s own HMAC-SHA-256, shortened', async () => {
    const key = await crypto.subtle.importKey('raw', salt, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    for (const id of ['', 'R1', `user\nuser-1\naccount\n${'x'.repeat(256)}`, 'ü€𐍈']) {
      const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(id)));
      expect(hash(id)).toBe(Buffer.from(signed.subarray(0, 16)).toString('base64url'));
    }
  });

  it('names an account without a trace of its ids', () => {
    const read = readBody(usage, payload('usage-2026-09-21-plus-5h-weekly-full'), { at: 0, hash });
    const identity = read.ok ? read.value.identity : null;
    expect(accountKey(identity, hash)).toMatch(/^[\w-]{22}$/);
    expect(accountAlias(identity, hash)).toMatch(/^[\w-]{22}$/);
  });

  it('gives the same key for a reset in the list and in the history', () => {
    const list = { credits: [{ id: 'R1', status: 'available' }] };
    const history = { events: [{ id: 'R1:granted', kind: 'granted', occurred_at: '2026-09-05T04:20:07Z' }] };
    const asked: string[] = [];
    const context = { at: 0, hash: (id: string) => String(asked.push(id)) };
    readBody({ kind: 'resets', pathAccount: null }, list, context);
    readBody({ kind: 'reset-history', pathAccount: null }, history, context);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(new Set(asked)).toEqual(new Set(['R1']));
  });

  it('depends on the salt', () => {
    expect(hash('R1')).not.toBe(saltedHash(new Uint8Array(32).fill(8))('R1'));
  });
});
