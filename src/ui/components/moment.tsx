import type { Instant } from '../../domain/time/instant';
import type { InstantForm } from '../../i18n/formats';
import { useNow, useTranslator } from './reader-context';

interface MomentProps {
  readonly at: Instant;
  /** `date` keeps weekday and date even for today: for dates people plan by. */
  readonly form?: InstantForm;
  readonly className?: string | undefined;
}

/** An instant as a `<time>`: local text for people, UTC in `datetime`, the full date as its tooltip. */
export function Moment({ at, form = 'day', className }: MomentProps) {
  const { formats } = useTranslator();
  // "today" becomes "yesterday" at midnight.
  useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.instant(at, 'date')} className={className}>
      {formats.instant(at, form)}
    </time>
  );
}
