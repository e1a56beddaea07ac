import type { ResetsFacts } from '../../../domain/observations/observation';
import type { Placeholders, Wire } from '../endpoint-parts';
import { isoOf, unreadable } from '../wire-values';

export function resetsToWire(
  { available, resets, totalEarned, purchaseOffered, partial }: ResetsFacts,
  placeholders: Placeholders,
): Wire {
  const credits = resets.map((reset) => ({
    id: placeholders.reset(reset.key),
    status: reset.status,
    title: reset.title,
    description: reset.description,
    granted_at: isoOf(reset.grantedAt),
    expires_at: isoOf(reset.expiresAt),
    redeemed_at: isoOf(reset.redeemedAt),
    is_supported_by_plan: reset.supported,
    reset_type: reset.otherType ?? 'codex_rate_limits',
  }));
  return {
    credits: partial ? [...credits, unreadable] : credits,
    available_count: available,
    total_earned_count: totalEarned,
    immediate_reset_purchase_eligible: purchaseOffered,
  };
}
