import { formatInstant, type InstantForm } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { useLocaleAndZone, useNow } from './reader-context';

interface MomentProps {
  readonly at: Instant;
  /** `date` keeps weekday and date even today: for what one plans by. */
  readonly form?: InstantForm;
  readonly className?: string | undefined;
}

/** An exact instant: local words for the eye, UTC for machines, both in one `<time>`. */
export function Moment({ at, form = 'day', className }: MomentProps) {
  const now = useNow();
  const place = useLocaleAndZone();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, now, place, 'date')} className={className}>
      {formatInstant(at, now, place, form)}
    </time>
  );
}
