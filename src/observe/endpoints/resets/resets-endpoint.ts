// The banked resets an account holds.
import type { ResetsFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseResets } from './parse-resets';
import { resetsToWire } from './resets-to-wire';

export const paths: Paths = ['/wham/rate-limit-reset-credits'];

export const reader: EndpointReader<ResetsFacts> = {
  list: 'credits',
  signs: ['credits', 'available_count'],
  parse: parseResets,
};

export const wire: WireForm<ResetsFacts> = { body: resetsToWire };
