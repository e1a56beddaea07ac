// The use of each day, by surface and by model.
import type { DailyUsageFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { dailyUsageToWire } from './daily-usage-to-wire';
import { parseDailyUsage } from './parse-daily-usage';

export const paths: Paths = ['/wham/usage/daily-token-usage-breakdown'];

export const reader: EndpointReader<DailyUsageFacts> = {
  signs: ['data'],
  parse: parseDailyUsage,
};

export const wire: WireForm<DailyUsageFacts> = { body: dailyUsageToWire };
