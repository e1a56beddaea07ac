// Windows, gates, credits, the count of banked resets, spend control, why work is blocked.
import type { UsageFacts } from '../../../domain/observations/observation';
import { identityInBody } from '../../identity/identity';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseUsage } from './parse-usage';
import { usageToWire } from './usage-to-wire';

/** The second is an event stream: each frame holds a whole body under `usage`. */
export const paths: Paths = ['/wham/usage', '/wham/usage/stream'];

export const reader: EndpointReader<UsageFacts> = {
  within: 'usage',
  signs: [
    'rate_limit',
    'plan_type',
    'credits',
    'additional_rate_limits',
    'spend_control',
    'rate_limit_reached_type',
    'rate_limit_reset_credits',
    'model_usage',
  ],
  parse: parseUsage,
  identity: identityInBody,
};

export const wire: WireForm<UsageFacts> = { body: usageToWire };
