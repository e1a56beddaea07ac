// Use by task. The one endpoint that the page asks by POST: only the response is read, never what was asked.
import type { ThreadUsageFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseThreadUsage } from './parse-thread-usage';
import { threadUsageToWire } from './thread-usage-to-wire';

export const paths: Paths = ['/wham/usage/thread_usage/query_v2'];

export const method = 'POST';

export const reader: EndpointReader<ThreadUsageFacts> = {
  signs: ['threads'],
  parse: parseThreadUsage,
};

export const wire: WireForm<ThreadUsageFacts> = { body: threadUsageToWire };
