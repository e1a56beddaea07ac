import type { AutoTopUpFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';

export function autoTopUpToWire({ enabled, threshold, target, monthlyLimit, monthlyRemaining }: AutoTopUpFacts): Wire {
  return {
    is_enabled: enabled,
    recharge_threshold: threshold,
    recharge_target: target,
    recharge_monthly_limit: monthlyLimit,
    recharge_monthly_remaining: monthlyRemaining,
  };
}
