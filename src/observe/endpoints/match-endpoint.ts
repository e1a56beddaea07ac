// Which of the page's own requests are read, and none besides. The page's world holds the same list as one expression
// (`watch-known.ts`); a test keeps the two alike.
import type { Kind } from '../../domain/observations/observation';

export type EndpointKind = Kind;

export interface Endpoint {
  readonly kind: EndpointKind;
  /** The account id the path names, if it names one: raw, to be hashed and dropped by the caller. */
  readonly pathAccount: string | null;
  /** The period a list was asked for (`past_90_days`), where the address says so: bodies of two periods are two things. */
  readonly period?: string;
  /** True when the address asks for a later page of a list: its body is not the whole. */
  readonly continued?: boolean;
}

const root = 'https://chatgpt.com/backend-api';

const kinds: Readonly<Record<string, Kind>> = {
  '/wham/usage': 'usage',
  '/wham/rate-limit-reset-credits': 'resets',
  '/wham/rate-limit-reset-credits/history': 'reset-history',
  '/wham/usage/plan_limit_history': 'plan-limit-history',
  '/wham/usage/daily-token-usage-breakdown': 'daily-usage',
  '/wham/usage/credit-usage-events': 'credit-usage',
  '/referrals/invite/eligibility': 'referral-offer',
  '/wham/referrals/eligibility_rules': 'referral-rules',
  '/referrals/invite/tracking': 'invites',
  '/wham/referrals': 'invites',
};

const balancePath = /^\/accounts\/([\w-]+)\/remaining_balance$/;

/**
 * The endpoint a request goes to, or null when it is none of ours. Method, origin and pathname must match exactly:
 * `/wham/usage` is a prefix of six other paths, and of the reset list's neighbours one spends a reset.
 * A relative `url` needs the `base` it is resolved against. Never throws.
 */
export function matchEndpoint(method: string, url: string, base?: string): Endpoint | null {
  // Most of a page's requests end here, before anything is allocated for them.
  if (!url.includes('backend-api/') || method.toUpperCase() !== 'GET') return null;
  let found: URL;
  try {
    found = new URL(url, base);
  } catch {
    return null;
  }
  const whole = found.origin + found.pathname;
  if (!whole.startsWith(`${root}/`)) return null;
  const path = whole.slice(root.length);
  const kind = kinds[path];
  if (kind) return { kind, pathAccount: null, ...askedFor(found.searchParams) };
  const pathAccount = balancePath.exec(path)?.[1];
  return pathAccount ? { kind: 'balance', pathAccount } : null;
}

function askedFor(query: URLSearchParams): Pick<Endpoint, 'period' | 'continued'> {
  const period = /^\w{1,32}$/.exec(query.get('period') ?? '')?.[0];
  return { ...(period && { period }), ...(query.get('cursor') && { continued: true }) };
}
