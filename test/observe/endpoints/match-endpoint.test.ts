import { describe, expect, it } from 'vitest';
import { paths } from '../../../src/observe/endpoints/endpoints';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { knowsRequest } from '../../../src/observe/interceptor/known-address';

const api = 'https://chatgpt.com/backend-api';

describe('matchEndpoint', () => {
  it.each([
    ['/wham/usage', 'usage'],
    ['/wham/rate-limit-reset-credits', 'resets'],
    ['/wham/rate-limit-reset-credits/history?cursor=abc', 'reset-history'],
    ['/wham/usage/plan_limit_history?days=30', 'plan-limit-history'],
    ['/wham/usage/daily-token-usage-breakdown?start_date=2026-09-01&group_by=day', 'daily-usage'],
    ['/wham/usage/credit-usage-events', 'credit-usage'],
    ['/accounts/0f1e2d3c-0000-4000-8000-000000000000/remaining_balance', 'balance'],
    ['/referrals/invite/eligibility?program_id=codex_referral_consumer&entrypoint=persistent', 'referral-offer'],
    ['/wham/referrals/eligibility_rules?referral_key=codex_referral_persistent_invite', 'referral-rules'],
    ['/referrals/invite/tracking?period=past_90_days&limit=100', 'invites'],
    ['/wham/referrals?referral_key=codex_referral_persistent_invite', 'invites'],
    ['/subscriptions/auto_top_up/settings?include_payment_method=false', 'auto-top-up'],
    ['/accounts/acct-1/spend-controls/current-user/monthly-usage?supports_usage_limit_modes=true', 'monthly-spend'],
  ])('reads %s as %s', (path, kind) => {
    expect(matchEndpoint('GET', api + path)?.kind).toBe(kind);
  });

  it.each([
    `${api}/wham/usage/`,
    `${api}/wham/usage/approximate-credit-usage?credit_amount=100`,
    `${api}/wham/usage/thread_usage/query`,
    `${api}/wham/usage/thread_usage/query_v2`,
    `${api}/subscriptions/auto_top_up/enable`,
    `${api}/wham/usages`,
    `${api}/wham/rate-limit-reset-credits/consume`,
    `${api}/wham/rate-limit-reset-credits/history/`,
    `${api}/accounts/remaining_balance`,
    `${api}/accounts/a/b/remaining_balance`,
    `${api}/accounts/check/v4-2023-04-27`,
    `${api}/referrals/invite`,
    `${api}/wham/tasks/list?next=/backend-api/wham/usage`,
    `${api}/constructor`,
    `${api}/__proto__`,
    `${api}//wham/usage`,
    'https://chatgpt.com/wham/usage',
    'https://chatgpt.com/api/auth/session#/backend-api/wham/usage',
    'https://chatgpt.com.example.org/backend-api/wham/usage',
    'https://example.org/backend-api/wham/usage',
    'https://api.chatgpt.com/backend-api/wham/usage',
    'https://chatgpt.com:8443/backend-api/wham/usage',
    'http://chatgpt.com/backend-api/wham/usage',
    'https://chatgpt.com@example.org/backend-api/wham/usage',
    'https://[broken/backend-api/wham/usage',
    '',
  ])('ignores %s', (url) => {
    expect(matchEndpoint('GET', url)).toBeNull();
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', ''])('ignores method %s', (method) => {
    expect(matchEndpoint(method, `${api}/wham/usage`)).toBeNull();
  });

  it('reads one address by POST', () => {
    expect(matchEndpoint('POST', `${api}/wham/usage/thread_usage/query_v2`)?.kind).toBe('thread-usage');
  });

  it.each(
    [
      ...Object.values(paths).flat(),
      '/wham/usage/thread_usage/query_v2/',
      '/wham/usage/thread_usage/query',
      '/wham/usage/thread-estimates/query',
      '/wham/rate-limit-reset-credits/consume',
      '/referrals/invite',
      '/subscriptions/auto_top_up/update',
    ].filter((path) => path !== '/wham/usage/thread_usage/query_v2'),
  )('reads no POST to %s', (path) => {
    expect(matchEndpoint('POST', api + path.replace('{account}', 'a'))).toBeNull();
    expect(knowsRequest('POST', api + path.replace('{account}', 'a'), { baseURI: api })).toBe(false);
  });

  it('takes the method in any case, as fetch does', () => {
    expect(matchEndpoint('get', `${api}/wham/usage`)?.kind).toBe('usage');
  });

  it('resolves a relative address against the page, and matches nothing without one', () => {
    expect(matchEndpoint('GET', '/backend-api/wham/usage', 'https://chatgpt.com/codex')?.kind).toBe('usage');
    expect(matchEndpoint('GET', '/backend-api/wham/usage', 'https://example.org/codex')).toBeNull();
    expect(matchEndpoint('GET', '/backend-api/wham/usage')).toBeNull();
  });

  it('follows dots as the browser does, so that a detour is the place it leads to', () => {
    expect(matchEndpoint('GET', `${api}/wham/usage/../tasks/list`)).toBeNull();
    expect(matchEndpoint('GET', `${api}/wham/tasks/../usage`)?.kind).toBe('usage');
  });

  it('says which period a list was asked for, and whether it is a later page', () => {
    const tracking = `${api}/referrals/invite/tracking`;
    expect(matchEndpoint('GET', `${tracking}?period=this_month&limit=100`)).toEqual({
      kind: 'invites',
      pathAccount: null,
      period: 'this_month',
    });
    expect(matchEndpoint('GET', `${tracking}?period=a%40b.example&cursor=abc`)).toEqual({
      kind: 'invites',
      pathAccount: null,
      continued: true,
    });
  });

  it('hands out the account id of a path that has one', () => {
    expect(matchEndpoint('GET', `${api}/accounts/acct-1/remaining_balance`)).toEqual({
      kind: 'balance',
      pathAccount: 'acct-1',
    });
    expect(matchEndpoint('GET', `${api}/wham/usage`)?.pathAccount).toBeNull();
  });
});
