import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../src/domain/accounts/account-state';
import { foldAll } from '../../../src/domain/fold/fold';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { kinds } from '../../../src/domain/observations/kinds';
import type { Kind, Observation } from '../../../src/domain/observations/observation';
import { wholeFacts } from '../../support/fixtures/whole-facts';

/** What an account's state learns from one observation of a kind. The page's own histories are drawn as they are. */
const learned: Readonly<Record<Kind, readonly (keyof AccountState)[]>> = {
  usage: [
    ...(['plan', 'windows', 'gates', 'reachedType', 'spend', 'models', 'credits', 'balances'] as const),
    ...(['bank', 'bankCount', 'bankListedAt', 'purchaseOffered'] as const),
  ],
  resets: ['bank', 'bankCount', 'bankListedAt', 'purchaseOffered'],
  'reset-history': ['bank'],
  'plan-limit-history': [],
  'daily-usage': [],
  'credit-usage': [],
  balance: ['balance', 'balances'],
  'referral-offer': ['offer'],
  'referral-rules': ['rules'],
  invites: ['invites'],
  'auto-top-up': ['autoTopUp'],
  'monthly-spend': ['monthlySpend'],
  'thread-usage': [],
};

describe('the state of an account', () => {
  it.each(kinds)('learns from %s what is listed, and nothing else', (kind) => {
    const at = Date.UTC(2026, 8, 21);
    const content = { id: 'one', account: 'a', device: 'd', at, source: 'network', kind, facts: wholeFacts[kind] };
    const { state } = foldAll('a', [content as Observation]).fold;
    const before = emptyState('a');
    const changed = (Object.keys({ ...before, ...state }) as (keyof AccountState)[]).filter(
      (field) => JSON.stringify(state[field]) !== JSON.stringify(before[field]),
    );
    expect(changed.sort()).toEqual([...learned[kind], 'observedAt'].sort());
  });
});
