// Whether and when credits are bought automatically.
import type { AutoTopUpFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { autoTopUpToWire } from './auto-top-up-to-wire';
import { parseAutoTopUp } from './parse-auto-top-up';

export const paths: Paths = ['/subscriptions/auto_top_up/settings'];

export const reader: EndpointReader<AutoTopUpFacts> = {
  signs: ['is_enabled'],
  parse: parseAutoTopUp,
};

export const wire: WireForm<AutoTopUpFacts> = { body: autoTopUpToWire };
