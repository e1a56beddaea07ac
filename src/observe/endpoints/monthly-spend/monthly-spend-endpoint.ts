// What a member of a workspace has spent this month, and may spend.
import type { MonthlySpendFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { monthlySpendToWire } from './monthly-spend-to-wire';
import { parseMonthlySpend } from './parse-monthly-spend';

export const paths: Paths = ['/accounts/{account}/spend-controls/current-user/monthly-usage'];

export const reader: EndpointReader<MonthlySpendFacts> = {
  signs: ['current_month_usage', 'effective_monthly_limit'],
  parse: parseMonthlySpend,
};

export const wire: WireForm<MonthlySpendFacts> = { body: monthlySpendToWire };
