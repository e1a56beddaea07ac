import type { Kind } from './observation';

/** Every kind of observation there is: one for each endpoint that is read. */
export const kinds: readonly Kind[] = [
  'usage',
  'resets',
  'reset-history',
  'plan-limit-history',
  'daily-usage',
  'credit-usage',
  'balance',
  'referral-offer',
  'referral-rules',
  'invites',
];
