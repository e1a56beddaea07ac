// A usage observation written back in the page's own spelling, from facts alone: no id of anybody is in it.
import type {
  CreditsReading,
  Gate,
  SpendLimit,
  SpendReading,
  SpendScope,
  UsageFacts,
} from '../../../domain/observations/observation';
import type { Placeholders, Wire } from '../endpoint-parts';
import { resetsToWire } from '../resets/resets-to-wire';
import { isoOf, unreadable } from '../wire-values';
import type { StatedWindow } from './read-limit';

/** `user_id` is a placeholder that distinguishes accounts. */
export function usageToWire(facts: UsageFacts, placeholders: Placeholders): Wire {
  const { gates, credits, bankCount, bankApplicable, bank, spend, models } = facts;
  const windows = statedWindows(facts);
  const known = [...new Set([...windows, ...gates].map(({ limit }) => limit))].flatMap((limit) =>
    extrasOf(limit, facts),
  );
  const extras: readonly unknown[] = facts.partial ? [...known, unreadable] : known;
  return {
    user_id: placeholders.account,
    plan_type: facts.plan,
    rate_limit: limitToWire(windows.filter(({ limit }) => limit === 'codex').slice(0, 2), gateOf(gates, 'codex')),
    code_review_rate_limit: limitToWire(
      windows.filter(({ limit }) => limit === 'code_review').slice(0, 2),
      gateOf(gates, 'code_review'),
    ),
    additional_rate_limits: extras.length > 0 ? extras : null,
    credits: credits && creditsToWire(credits),
    spend_control: spend && spendToWire(spend),
    rate_limit_reached_type: facts.reachedType === null ? null : { type: facts.reachedType, details: null },
    rate_limit_reset_credits:
      bankCount === null && bankApplicable === null && !bank
        ? null
        : {
            ...(bank && resetsToWire(bank, placeholders)),
            available_count: bankCount,
            applicable_available_count: bankApplicable,
          },
    model_usage: Object.fromEntries(
      models.map(({ slug, available, availableAt, creditsWouldEnable, fallbacks }) => [
        slug,
        {
          available,
          available_at: isoOf(availableAt),
          credits_would_enable: creditsWouldEnable,
          fallback_model_slugs: fallbacks,
        },
      ]),
    ),
  };
}

function statedWindows({ windows, undated = [] }: UsageFacts): readonly StatedWindow[] {
  return [...windows, ...undated.map((window) => ({ ...window, resetsAt: null }))];
}

function gateOf(gates: readonly Gate[], name: string): Gate | null {
  return gates.find(({ limit }) => limit === name) ?? null;
}

/** An extra limit, and what finds no slot in the two a limit has. */
function extrasOf(limit: string, facts: UsageFacts): Wire[] {
  const own = statedWindows(facts).filter((window) => window.limit === limit);
  const isOwn = limit === 'codex' || limit === 'code_review';
  const rest = isOwn ? own.slice(2) : own;
  const pairs = Array.from({ length: Math.ceil(rest.length / 2) }, (_, index) => rest.slice(index * 2, index * 2 + 2));
  const gate = isOwn ? null : gateOf(facts.gates, limit);
  const filled = pairs.length === 0 && gate ? [[]] : pairs;
  return filled.map((pair, index) => ({
    limit_name: pair[0]?.name ?? null,
    metered_feature: limit,
    rate_limit: limitToWire(pair, index === 0 ? gate : null) ?? {},
  }));
}

function limitToWire(windows: readonly StatedWindow[], gate: Gate | null): Wire | null {
  if (windows.length === 0 && gate === null) return null;
  const [primary, secondary] = windows.map(({ usedPercent, seconds, resetsAt }) => ({
    used_percent: usedPercent,
    limit_window_seconds: seconds,
    reset_at: resetsAt === null ? null : resetsAt / 1_000,
  }));
  return {
    allowed: gate?.allowed ?? null,
    limit_reached: gate?.reached ?? null,
    primary_window: primary ?? null,
    secondary_window: secondary ?? null,
  };
}

function creditsToWire(credits: CreditsReading): Wire {
  return {
    has_credits: credits.has,
    unlimited: credits.unlimited,
    overage_limit_reached: credits.overageReached,
    balance: credits.balance,
    approx_local_messages: credits.localMessages,
    approx_cloud_messages: credits.cloudMessages,
  };
}

const scopeKeys: Readonly<Record<SpendScope, string>> = {
  individual: 'individual_limit',
  'group-default': 'group_default_limit',
  'workspace-default': 'workspace_default_limit',
  role: 'role_budget_limit',
  'group-shared': 'group_shared_limit',
  'workspace-shared': 'workspace_shared_limit',
};

function spendToWire({ reached, reachedType, limits }: SpendReading): Wire {
  const members = limits.map((limit) => [scopeKeys[limit.scope], spendLimitToWire(limit)]);
  return { reached, reached_limit_type: reachedType, ...Object.fromEntries(members) };
}

function spendLimitToWire({ limit, used, remaining, usedPercent, resetsAt }: SpendLimit): Wire {
  return { limit, used, remaining, used_percent: usedPercent, reset_at: resetsAt === null ? null : resetsAt / 1_000 };
}
