// GET /wham/usage/credit-usage-events: credits spent, by day and surface. Consumption, not purchases.
import type { CreditUsageFacts } from '../../../domain/observations/observation';
import { type Found, list, needed, object, under } from '../../parsing/found';
import { amount, text } from '../../parsing/found-values';
import { readDate } from '../daily-usage/parse-daily-usage';

export function parseCreditUsage(body: Found): CreditUsageFacts {
  return { entries: list(under(body, 'data'), readEntry) };
}

function readEntry(entry: Found): CreditUsageFacts['entries'][number] | null {
  const event = object(entry);
  const date = event && readDate(under(event, 'date'));
  if (!event || !date) return null;
  const credits = needed(under(event, 'credit_amount'), amount);
  return credits === null ? null : { date, surface: text(under(event, 'product_surface'), 64), credits };
}
