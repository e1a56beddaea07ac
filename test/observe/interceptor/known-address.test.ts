import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../src/observe/endpoints/endpoints';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { knowsAddress } from '../../../src/observe/interceptor/known-address';

const page = { baseURI: 'https://chatgpt.com/codex/settings/usage' };

const known = [
  '/wham/usage',
  '/wham/usage/stream',
  '/wham/rate-limit-reset-credits',
  '/wham/rate-limit-reset-credits/history',
  '/wham/usage/plan_limit_history',
  '/wham/usage/daily-token-usage-breakdown',
  '/wham/usage/credit-usage-events',
  '/accounts/acct-1_A/remaining_balance',
  '/referrals/invite/eligibility',
  '/wham/referrals/eligibility_rules',
  '/referrals/invite/tracking',
  '/wham/referrals',
];

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

const pieces = [
  'wham',
  'usage',
  'referrals',
  'invite',
  'tracking',
  'rate-limit-reset-credits',
  'history',
  'accounts',
  'x',
];

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

  it('are all of the endpoint table', () => {
    const listed = Object.values(paths).flat();
    expect(known.map((path) => path.replace('acct-1_A', '{account}')).sort()).toEqual(listed.toSorted());
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
