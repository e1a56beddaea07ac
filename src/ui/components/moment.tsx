import { formatInstant, type InstantForm } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { useLocaleAndZone, useNow } from './reader-context';

interface MomentProps {
  readonly at: Instant;
  /** `date` keeps weekday and date even for today: for dates people plan by. */
  readonly form?: InstantForm;
  readonly className?: string | undefined;
}

/** An instant as a `<time>`: local text for people, UTC in `datetime`, the full date as its tooltip. */
export function Moment({ at, form = 'day', className }: MomentProps) {
  const now = useNow();
  const place = useLocaleAndZone();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, now, place, 'date')} className={className}>
      {formatInstant(at, now, place, form)}
    </time>
  );
}
