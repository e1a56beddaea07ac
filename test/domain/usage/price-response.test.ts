import { describe, expect, it } from 'vitest';
import { ticketOf } from '../../../src/domain/usage/ticket';
import { noTokens } from '../../../src/domain/usage/tokens';
import { priceOf } from '../../support/price-of';

const million = { ...noTokens, input: 1_000_000, output: 1_000_000 };

describe('priceOf', () => {
  it.each([
    ['the price of its day', 'gpt-5.6-luna', '2026-07-10', { usd: 7, credits: 175 }],
    ['the price after it fell', 'gpt-5.6-luna', '2026-08-01', { usd: 1.4, credits: 35 }],
    ['the first known price before that', 'gpt-5.6-luna', '2026-01-01', { usd: 7, credits: 175 }],
  ])('is %s', (_, model, day, price) => {
    expect(priceOf({ model, tier: null, tokens: million }, day)).toEqual(price);
  });

  it('takes cached tokens at their own rate', () => {
    const tokens = { ...noTokens, input: 1_000_000, cached: 1_000_000 };
    expect(priceOf({ model: 'gpt-5.5', tier: null, tokens }, '2026-06-01')).toEqual({ usd: 0.5, credits: 12.5 });
  });

  it('charges Fast twice in dollars and by its own factor in credits', () => {
    const fast = priceOf({ model: 'gpt-5.4', tier: 'priority', tokens: million }, '2026-06-01');
    expect(fast).toEqual({ usd: 35, credits: 875 });
  });

  it('charges cache writes as the API does in dollars, as input in credits', () => {
    const tokens = { ...noTokens, input: 1_000_000, cacheWrite: 1_000_000 };
    expect(priceOf({ model: 'gpt-6-sol', tier: null, tokens }, '2026-10-01')).toEqual({ usd: 2.5, credits: 50 });
  });

  it.each([['gpt-unheard-of'], ['codex-auto-review'], [null]])('is unknown for %j', (model) => {
    expect(priceOf({ model, tier: null, tokens: million }, '2026-06-01')).toBeNull();
  });

  it('prefers the user’s own row', () => {
    const own = { model: 'gpt-5.5', from: '2026-01-01', usd: [1, 1, 1] as const, source: 'own contract' };
    expect(priceOf({ model: 'gpt-5.5', tier: null, tokens: million }, '2026-06-01', [own])?.usd).toBe(2);
  });

  it('never goes below nothing when counters contradict each other', () => {
    const odd = { ...noTokens, input: 10, cached: 10, cacheWrite: 1_000_000 };
    expect(priceOf({ model: 'gpt-5.6-sol', tier: null, tokens: odd }, '2026-09-01')?.usd).toBeCloseTo(4e-6, 12);
  });
});

describe('ticketOf', () => {
  it.each([
    ['feature/ABC-12-login', 'ABC-12'],
    ['ABC-12', 'ABC-12'],
    ['feature/123-login', '123'],
    ['fix/#42', '42'],
    ['main', null],
    ['release/1.2.3', null],
    ['gpt-5-notes', null],
    [null, null],
  ])('%j is about %j', (branch, ticket) => {
    expect(ticketOf(branch)).toBe(ticket);
  });

  it('takes the user’s own prefixes first, as plain text', () => {
    expect(ticketOf('wip/harb.77-ABC-12', ['harb.'])).toBe('harb.77');
  });
});
