// GET /wham/usage/daily-token-usage-breakdown: one usage broken down twice, by surface and by model. Never add the two.
import type { DailyUsageFacts } from '../../../domain/observations/observation';
import { anyField, type BodyPart, drop, field, list, map, object } from '../../parsing/body-part';
import { number, text } from '../../parsing/part-values';

type Day = DailyUsageFacts['days'][number];

export function parseDailyUsage(body: BodyPart): DailyUsageFacts {
  return {
    units: text(field(body, 'units'), 32),
    days: list(field(body, 'data'), readDay),
  };
}

function readDay(entry: BodyPart): Day | null {
  const day = object(entry);
  const date = day && readDate(field(day, 'date'));
  if (!day || !date) return null;
  return {
    date,
    surfaces: map(field(day, 'product_surface_usage_values'), (value, key) => {
      const name = text({ ...value, value: key }, 64);
      const used = number(value);
      return name === null || !used ? null : { name, value: used };
    }),
    models: list(field(day, 'models'), readModel),
  };
}

function readModel(entry: BodyPart): Day['models'][number] | null {
  const row = object(entry);
  const name = row && text(field(row, 'model'), 64);
  const value = row && number(anyField(row, ['credits', 'percent', 'value']));
  return !row || !name || !value ? null : { name, speed: text(field(row, 'speed'), 32), value };
}

/** A calendar day as the server names it, YYYY-MM-DD, also at the start of a longer time. Null, and named, when it is none. */
export function readDate(found: BodyPart): string | null {
  const day =
    typeof found.value === 'string'
      ? /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|[T ])/.exec(found.value)
      : null;
  return day ? day[0] : drop(found, 'is not date');
}
