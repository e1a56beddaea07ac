// Every endpoint that is read, and no other. There is one table for each part, so that a script bundles only the parts it uses
// (see endpoint-parts.ts). An endpoint that is missing from a table, or lacks a part, does not compile.
import type { FactsByKind, Kind } from '../../domain/observations/observation';
import * as autoTopUp from './auto-top-up/auto-top-up-endpoint';
import * as balance from './balance/balance-endpoint';
import * as creditUsage from './credit-usage/credit-usage-endpoint';
import * as dailyUsage from './daily-usage/daily-usage-endpoint';
import type { EndpointReader, Paths, WireForm } from './endpoint-parts';
import * as invites from './invites/invites-endpoint';
import * as monthlySpend from './monthly-spend/monthly-spend-endpoint';
import * as planLimitHistory from './plan-limit-history/plan-limit-history-endpoint';
import * as referralOffer from './referral-offer/referral-offer-endpoint';
import * as referralRules from './referral-rules/referral-rules-endpoint';
import * as resetHistory from './reset-history/reset-history-endpoint';
import * as resets from './resets/resets-endpoint';
import * as threadUsage from './thread-usage/thread-usage-endpoint';
import * as usage from './usage/usage-endpoint';

/** What every path is below. */
export const apiRoot = 'https://chatgpt.com/backend-api';

export const paths: { readonly [K in Kind]: Paths } = {
  usage: usage.paths,
  resets: resets.paths,
  'reset-history': resetHistory.paths,
  'plan-limit-history': planLimitHistory.paths,
  'daily-usage': dailyUsage.paths,
  'credit-usage': creditUsage.paths,
  balance: balance.paths,
  'referral-offer': referralOffer.paths,
  'referral-rules': referralRules.paths,
  invites: invites.paths,
  'thread-usage': threadUsage.paths,
  'monthly-spend': monthlySpend.paths,
  'auto-top-up': autoTopUp.paths,
};

const methods: { readonly [K in Kind]?: 'POST' } = { 'thread-usage': threadUsage.method };

/** How the page asks for an endpoint. */
export function methodOf(kind: Kind): 'GET' | 'POST' {
  return methods[kind] ?? 'GET';
}

export const readers: { readonly [K in Kind]: EndpointReader<FactsByKind[K]> } = {
  usage: usage.reader,
  resets: resets.reader,
  'reset-history': resetHistory.reader,
  'plan-limit-history': planLimitHistory.reader,
  'daily-usage': dailyUsage.reader,
  'credit-usage': creditUsage.reader,
  balance: balance.reader,
  'referral-offer': referralOffer.reader,
  'referral-rules': referralRules.reader,
  invites: invites.reader,
  'thread-usage': threadUsage.reader,
  'monthly-spend': monthlySpend.reader,
  'auto-top-up': autoTopUp.reader,
};

export const wireForms: { readonly [K in Kind]: WireForm<FactsByKind[K]> } = {
  usage: usage.wire,
  resets: resets.wire,
  'reset-history': resetHistory.wire,
  'plan-limit-history': planLimitHistory.wire,
  'daily-usage': dailyUsage.wire,
  'credit-usage': creditUsage.wire,
  balance: balance.wire,
  'referral-offer': referralOffer.wire,
  'referral-rules': referralRules.wire,
  invites: invites.wire,
  'thread-usage': threadUsage.wire,
  'monthly-spend': monthlySpend.wire,
  'auto-top-up': autoTopUp.wire,
};
