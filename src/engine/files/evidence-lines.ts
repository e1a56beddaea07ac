// Observations as lines of a capture: what replay reads, and what anybody can check.

import { chainLinks } from '../../domain/evidence/evidence-chain';
import type { Observation } from '../../domain/observations/observation';
import { contentHash } from '../../domain/observations/observation-id';
import { invitesToWire, offerToWire, rulesToWire } from '../../observe/endpoints/referral-offer/referral-offer-to-wire';
import {
  balanceToWire,
  creditUsageToWire,
  dailyToWire,
  historyToWire,
  planHistoryToWire,
  resetsToWire,
} from '../../observe/endpoints/resets/resets-to-wire';
import { isoOf, usageToWire } from '../../observe/endpoints/usage/usage-to-wire';

const host = 'https://chatgpt.com/backend-api';

/**
 * One line for each observation, oldest first, each ending in its link of the chain. Read from the page's text they are left
 * out: that was never a body, and explains nothing. `account` is a number that tells accounts apart and says nothing else.
 */
export function evidenceLines(observations: readonly Observation[], account: number): readonly string[] {
  const lines = observations
    .filter(({ source }) => source !== 'dom')
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((observation) => JSON.stringify(lineOf(observation, account)));
  const links = chainLinks(lines);
  return lines.map((line, index) => `${line.slice(0, -1)},"chain":${JSON.stringify(links[index])}}`);
}

function lineOf(observation: Observation, account: number) {
  const { path, body } = bodyOf(observation, account);
  return {
    at: isoOf(observation.at)?.replace('.000Z', 'Z'),
    method: 'GET',
    url: host + path,
    status: 200,
    tab: `account-${account}`,
    body,
  };
}

function bodyOf(observation: Observation, account: number): { path: string; body: unknown } {
  switch (observation.kind) {
    case 'usage':
      return { path: '/wham/usage', body: usageToWire(observation.facts, `account-${account}`) };
    case 'resets':
      return { path: '/wham/rate-limit-reset-credits', body: resetsToWire(observation.facts, nameReset) };
    case 'reset-history':
      return { path: '/wham/rate-limit-reset-credits/history', body: historyToWire(observation.facts, nameReset) };
    case 'balance':
      return { path: `/accounts/account-${account}/remaining_balance`, body: balanceToWire(observation.facts) };
    case 'plan-limit-history':
      return { path: '/wham/usage/plan_limit_history', body: planHistoryToWire(observation.facts) };
    case 'daily-usage':
      return { path: '/wham/usage/daily-token-usage-breakdown', body: dailyToWire(observation.facts) };
    case 'credit-usage':
      return { path: '/wham/usage/credit-usage-events', body: creditUsageToWire(observation.facts) };
    case 'referral-offer':
      return { path: '/referrals/invite/eligibility', body: offerToWire(observation.facts) };
    case 'referral-rules':
      return { path: '/wham/referrals/eligibility_rules', body: rulesToWire(observation.facts) };
    case 'invites':
      return { path: '/referrals/invite/tracking', body: invitesToWire(observation.facts) };
  }
}

/** Hashed once more: what leaves the device is not what is kept on it. */
function nameReset(key: string): string {
  return `reset-${contentHash(`evidence\n${key}`).slice(0, 10)}`;
}
