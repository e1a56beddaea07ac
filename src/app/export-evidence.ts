// What proves an event, in the form `npm run replay` reads: one line a body, built again from the facts that were kept.
// Whatever was dropped when the body arrived (ids, addresses, tokens) is not there to be written.
import { secondMs } from '../domain/instant';
import type { FactsByKind, Kind, Observation, UsageFacts, WindowReading } from '../domain/observation';

const host = 'https://chatgpt.com/backend-api';

const paths: Readonly<Record<Kind, string>> = {
  usage: '/wham/usage',
  resets: '/wham/rate-limit-reset-credits',
  'reset-history': '/wham/rate-limit-reset-credits/history',
  'plan-limit-history': '/wham/usage/plan_limit_history',
  'daily-usage': '/wham/usage/daily-token-usage-breakdown',
  'credit-usage': '/wham/usage/credit-usage-events',
  balance: '/accounts/redacted/remaining_balance',
  'referral-offer': '/referrals/invite/eligibility',
  'referral-rules': '/wham/referrals/eligibility_rules',
  invites: '/referrals/invite/tracking',
};

/** One JSON line an observation, oldest first, each ended by a line break. Kinds that prove no event carry their facts only. */
export function evidenceLines(observations: readonly Observation[]): string[] {
  return [...observations]
    .sort((a, b) => a.at - b.at)
    .map((seen) => {
      const line = { at: utc(seen.at), method: 'GET', url: host + paths[seen.kind], status: 200, body: bodyOf(seen) };
      return `${JSON.stringify({ ...line, observation: seen.id, source: seen.source })}\n`;
    });
}

function bodyOf(seen: Observation): unknown {
  switch (seen.kind) {
    case 'usage':
      return usageBody(seen.facts);
    case 'resets':
      return resetsBody(seen.facts);
    case 'reset-history':
      return historyBody(seen.facts);
    default:
      return seen.facts;
  }
}

function usageBody(facts: UsageFacts) {
  const main = facts.windows.filter(({ limit }) => limit === 'codex');
  const review = facts.windows.filter(({ limit }) => limit === 'code_review');
  const extras = [...new Set(facts.windows.map(({ limit }) => limit))].filter((limit) => !isBuiltIn(limit));
  return {
    plan_type: facts.plan,
    rate_limit: limitBody(main, facts),
    code_review_rate_limit: review.length > 0 ? limitBody(review, facts) : null,
    additional_rate_limits: extras.map((limit) => {
      const windows = facts.windows.filter((window) => window.limit === limit);
      return { limit_name: windows[0]?.name ?? limit, metered_feature: limit, rate_limit: limitBody(windows, facts) };
    }),
    credits: facts.credits && {
      has_credits: facts.credits.has,
      unlimited: facts.credits.unlimited,
      balance: facts.credits.balance,
      overage_limit_reached: facts.credits.overageReached,
    },
    rate_limit_reached_type: facts.reachedType === null ? null : { type: facts.reachedType },
    rate_limit_reset_credits: facts.bankCount === null ? null : { available_count: facts.bankCount },
  };
}

function isBuiltIn(limit: string): boolean {
  return limit === 'codex' || limit === 'code_review';
}

function limitBody(windows: readonly WindowReading[], { gates }: UsageFacts) {
  const gate = gates.find(({ limit }) => limit === windows[0]?.limit);
  const [primary, secondary] = windows.toSorted((a, b) => a.seconds - b.seconds).map(windowBody);
  return {
    allowed: gate?.allowed ?? null,
    limit_reached: gate?.reached ?? null,
    primary_window: primary ?? null,
    secondary_window: secondary ?? null,
  };
}

function windowBody({ usedPercent, seconds, resetsAt }: WindowReading) {
  return { used_percent: usedPercent, limit_window_seconds: seconds, reset_at: Math.floor(resetsAt / secondMs) };
}

function resetsBody({ available, resets }: FactsByKind['resets']) {
  return {
    available_count: available,
    credits: resets.map((reset) => ({
      id: reset.key,
      status: reset.status,
      title: reset.title,
      description: reset.description,
      granted_at: maybeUtc(reset.grantedAt),
      expires_at: maybeUtc(reset.expiresAt),
      redeemed_at: maybeUtc(reset.redeemedAt),
    })),
  };
}

function historyBody({ events, from, to, complete }: FactsByKind['reset-history']) {
  return {
    events: events.map(({ key, kind, at }) => ({ id: `${key}:${kind}`, kind, occurred_at: utc(at) })),
    window_start: maybeUtc(from),
    as_of: maybeUtc(to),
    next_cursor: complete ? null : 'redacted',
  };
}

function utc(at: number): string {
  return new Date(at).toISOString();
}

function maybeUtc(at: number | null): string | null {
  return at === null ? null : utc(at);
}
