import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../src/observe/endpoints/endpoints';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { knowsAddress } from '../../../src/observe/interceptor/known-address';

const page = { baseURI: 'https://chatgpt.com/codex/settings/usage' };

/** Every path of the endpoint table. One that fails below is missing from the expression in `known-address.ts`. */
const known = Object.values(paths)
  .flat()
  .map((path) => path.replace('{account}', 'acct-1_A'));

const lookalikes = [
  '/wham/usage/',
  '/wham/usage/thread-estimates/query',
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

/** What paths are made of, ours and others. */
const pieces = [...new Set(known.flatMap((path) => path.split('/').slice(1))), 'x'];

describe('the addresses a watcher knows', () => {
  it.each(known)('%s', (path) => {
    expect(knowsAddress(`https://chatgpt.com/backend-api${path}`, page)).toBe(true);
    expect(knowsAddress(`/backend-api${path}?limit=100#top`, page)).toBe(true);
  });

  it.each(lookalikes)('never %s', (path) => {
    expect(knowsAddress(`https://chatgpt.com/backend-api${path}`, page)).toBe(false);
  });

  it.each([
    'http://chatgpt.com',
    'https://chatgpt.com:8443',
    'https://chatgpt.com.evil.example',
    'https://www.chatgpt.com',
    'https://evil.example',
  ])('never on %s', (origin) => {
    expect(knowsAddress(`${origin}/backend-api/wham/usage`, page)).toBe(false);
  });

  it('are no others made of up to three of the same words', () => {
    const longer = (starts: readonly string[]) => starts.flatMap((start) => pieces.map((piece) => `${start}/${piece}`));
    const one = longer(['']);
    const two = longer(one);
    const others = [...one, ...two, ...longer(two)].filter(
      (path) => matchEndpoint('GET', `https://chatgpt.com/backend-api${path}`) === null,
    );
    expect(others.length).toBeGreaterThan(3_000);
    expect(others.filter((path) => knowsAddress(`https://chatgpt.com/backend-api${path}`, page))).toEqual([]);
  });

  it('are those that are matched when they arrive, whatever the path', () => {
    const path = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(path, fc.constantFrom(...known, ...lookalikes)), fc.webQueryParameters(), (some, query) => {
        const url = `https://chatgpt.com/backend-api${some}?${query}`;
        expect(knowsAddress(url, page)).toBe(matchEndpoint('GET', url) !== null);
      }),
      { numRuns: 500 },
    );
  });
});
