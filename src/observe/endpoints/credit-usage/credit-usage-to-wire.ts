import type { CreditUsageFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';

export function creditUsageToWire({ entries }: CreditUsageFacts): Wire {
  return {
    data: entries.map(({ date, surface, credits }) => ({ date, product_surface: surface, credit_amount: credits })),
  };
}
