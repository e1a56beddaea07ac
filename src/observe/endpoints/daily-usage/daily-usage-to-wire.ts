import type { DailyUsageFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';

export function dailyUsageToWire({ units, days }: DailyUsageFacts): Wire {
  return {
    units,
    data: days.map(({ date, surfaces, models }) => ({
      date,
      product_surface_usage_values: Object.fromEntries(surfaces.map(({ name, value }) => [name, value])),
      models: models.map(({ name, speed, value }) => ({ model: name, speed, credits: value })),
    })),
  };
}
