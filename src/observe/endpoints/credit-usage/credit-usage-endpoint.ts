// Credits spent, by day and surface.
import type { CreditUsageFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { creditUsageToWire } from './credit-usage-to-wire';
import { parseCreditUsage } from './parse-credit-usage';

export const paths: Paths = ['/wham/usage/credit-usage-events'];

export const reader: EndpointReader<CreditUsageFacts> = {
  signs: ['data'],
  parse: parseCreditUsage,
};

export const wire: WireForm<CreditUsageFacts> = { body: creditUsageToWire };
