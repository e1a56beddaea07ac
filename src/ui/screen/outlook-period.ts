import { type Instant, minuteMs } from '../../domain/time/instant';
import { usePeriod } from '../components/reader-context';

/** An outlook is looked at again this often, because it mentions times of day and grows old without new readings. */
const periodMs = 15 * minuteMs;

/** The present for outlooks: a whole quarter of an hour. A screen renders again with each new one, not every minute. */
export function useOutlookPeriod(): Instant {
  return usePeriod(periodMs) * periodMs;
}
