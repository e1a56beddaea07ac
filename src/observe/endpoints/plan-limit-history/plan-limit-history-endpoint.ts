// The server's own list of past windows.
import type { PlanLimitHistoryFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parsePlanLimitHistory } from './parse-plan-limit-history';
import { planLimitHistoryToWire } from './plan-limit-history-to-wire';

export const paths: Paths = ['/wham/usage/plan_limit_history'];

export const reader: EndpointReader<PlanLimitHistoryFacts> = {
  signs: ['periods'],
  parse: parsePlanLimitHistory,
};

export const wire: WireForm<PlanLimitHistoryFacts> = { body: planLimitHistoryToWire };
