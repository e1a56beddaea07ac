// Banked resets granted and used, 30 days back.
import type { ResetHistoryFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { parseResetHistory } from './parse-reset-history';
import { resetHistoryToWire } from './reset-history-to-wire';

export const paths: Paths = ['/wham/rate-limit-reset-credits/history'];

export const reader: EndpointReader<ResetHistoryFacts> = {
  signs: ['events'],
  parse: parseResetHistory,
};

export const wire: WireForm<ResetHistoryFacts> = { body: resetHistoryToWire };
