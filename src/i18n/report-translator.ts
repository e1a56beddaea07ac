import type { Instant } from '../domain/time/instant';
import { reportFormatters } from './report-formatters';
import { type Catalogue, createTranslator, type Translator } from './translator';

/**
 * English for reports, evidence and replay: the same for every reader, because their output is passed on and compared. Instants
 * name their zone: "Sun 13 Sep, 13:52 GMT+8". Throws a RangeError for an unknown time zone.
 */
export function reportTranslator(zone: string, catalogue: Catalogue, now: Instant): Translator {
  const { instant, duration } = reportFormatters(zone);
  return createTranslator({
    language: 'en',
    catalogue,
    place: { zone, locale: 'en-GB' },
    now: () => now,
    formats: { instant, span: duration },
  });
}
