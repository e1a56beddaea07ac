// GET /wham/usage/credit-usage-events: credits spent, by day and surface. Consumption, not purchases.
import type { CreditUsageFacts } from '../../../domain/observations/observation';
import { type BodyPart, field, list, object, required } from '../../parsing/body-part';
import { amount, text } from '../../parsing/part-values';
import { readDate } from '../daily-usage/parse-daily-usage';

export function parseCreditUsage(body: BodyPart): CreditUsageFacts {
  return { entries: list(field(body, 'data'), readEntry) };
}

function readEntry(entry: BodyPart): CreditUsageFacts['entries'][number] | null {
  const event = object(entry);
  const date = event && readDate(field(event, 'date'));
  if (!event || !date) return null;
  const credits = required(field(event, 'credit_amount'), amount);
  return credits === null ? null : { date, surface: text(field(event, 'product_surface'), 64), credits };
}
