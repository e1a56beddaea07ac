import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../src/domain/observations/kinds';
import { methodOf, paths } from '../../../src/observe/endpoints/endpoints';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { knowsRequest } from '../../../src/observe/interceptor/known-address';

const page = { baseURI: 'https://chatgpt.com/codex/settings/usage' };

/** Every path of the endpoint table. One that fails below is missing from the expression in `known-address.ts`. */
const known = kinds.flatMap((kind) =>
  paths[kind].map((path) => [path.replace('{account}', 'acct-1_A'), methodOf(kind)] as const),
);
const knownPaths = known.map(([path]) => path);

/** The methods by which an address is known as its request leaves, and by which its response is matched. */
const knownBy = (url: string) => methods.filter((method) => knowsRequest(method, url, page));
const matchedBy = (url: string) => methods.filter((method) => matchEndpoint(method, url) !== null);

const lookalikes = [
  '/wham/usage/',
  '/wham/usage/thread-estimates/query',
  '/wham/usage/thread_usage/query',
  '/wham/usage/thread_usage/query_v2/',
  '/subscriptions/auto_top_up/update',
  '/accounts/a/spend-controls/other-user/monthly-usage',
  '/wham/usage/daily-workspace-user-token-usage-breakdown',
  '/wham/rate-limit-reset-credits/consume',
  '/wham/rate-limit-reset-credits/history/',
  '/wham/referrals/invite',
  '/referrals/invite',
  '/accounts//remaining_balance',
  '/accounts/a/b/remaining_balance',
  '/wham/tasks/list',
  '/conversation',
];

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', '', 'GETGET'] as const;
const otherMethods = (method: string) => methods.filter((other) => other !== method);

/** What paths are made of, ours and others. */
const pieces = [...new Set(knownPaths.flatMap((path) => path.split('/').slice(1))), 'x'];

describe('the addresses a watcher knows', () => {
  it.each(known)('%s, by %s', (path, method) => {
    const url = `https://chatgpt.com/backend-api${path}`;
    const relative = `/backend-api${path}?limit=100#top`;
    for (const asked of [url, relative, new URL(url), new Request(url)]) {
      expect(knowsRequest(method, asked, page)).toBe(true);
      expect(knowsRequest(method.toLowerCase(), asked, page)).toBe(true);
      for (const other of otherMethods(method)) expect(knowsRequest(other, asked, page)).toBe(false);
    }
  });

  it('one of them by POST', () => {
    expect(known.filter(([, method]) => method === 'POST')).toEqual([['/wham/usage/thread_usage/query_v2', 'POST']]);
  });

  it.each(lookalikes)('never %s', (path) => {
    expect(knownBy(`https://chatgpt.com/backend-api${path}`)).toEqual([]);
  });

  it.each([
    'http://chatgpt.com',
    'https://chatgpt.com:8443',
    'https://chatgpt.com.evil.example',
    'https://www.chatgpt.com',
    'https://evil.example',
  ])('never on %s', (origin) => {
    expect(knownBy(`${origin}/backend-api/wham/usage`)).toEqual([]);
  });

  it('are no others made of up to three of the same words', () => {
    const longer = (starts: readonly string[]) => starts.flatMap((start) => pieces.map((piece) => `${start}/${piece}`));
    const one = longer(['']);
    const two = longer(one);
    const others = [...one, ...two, ...longer(two)].filter(
      (path) => matchedBy(`https://chatgpt.com/backend-api${path}`).length === 0,
    );
    expect(others.length).toBeGreaterThan(3_000);
    expect(others.filter((path) => knownBy(`https://chatgpt.com/backend-api${path}`).length > 0)).toEqual([]);
  });

  it('are those that are matched when they arrive, whatever the path', () => {
    const path = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(
        fc.oneof(path, fc.constantFrom(...knownPaths, ...lookalikes)),
        fc.webQueryParameters(),
        (some, query) => {
          const url = `https://chatgpt.com/backend-api${some}?${query}`;
          expect(knownBy(url)).toEqual(matchedBy(url));
        },
      ),
      { numRuns: 500 },
    );
  });
});
