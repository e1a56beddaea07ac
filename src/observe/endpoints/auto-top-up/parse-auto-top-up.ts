// GET /subscriptions/auto_top_up/settings. How it is paid for, and what became of the last purchase, is never read.
import type { AutoTopUpFacts } from '../../../domain/observations/observation';
import { type BodyPart, field } from '../../parsing/body-part';
import { amount, flag } from '../../parsing/part-values';

/** Off where the body does not say that it is on. */
export function parseAutoTopUp(body: BodyPart): AutoTopUpFacts {
  return {
    enabled: flag(field(body, 'is_enabled')) ?? false,
    threshold: amount(field(body, 'recharge_threshold')),
    target: amount(field(body, 'recharge_target')),
    monthlyLimit: amount(field(body, 'recharge_monthly_limit')),
    monthlyRemaining: amount(field(body, 'recharge_monthly_remaining')),
  };
}
