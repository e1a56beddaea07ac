// Windows, gates, credits, the count of banked resets, spend control, why work is blocked.
import type { UsageFacts } from '../../../domain/observations/observation';
import { identityInBody } from '../../identity/identity';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseUsage } from './parse-usage';
import { usageToWire } from './usage-to-wire';

export const paths: Paths = ['/wham/usage'];

export const reader: EndpointReader<UsageFacts> = {
  signs: ['rate_limit', 'plan_type', 'credits', 'additional_rate_limits', 'spend_control'],
  parse: parseUsage,
  identity: identityInBody,
};

export const wire: WireForm<UsageFacts> = { body: usageToWire };
