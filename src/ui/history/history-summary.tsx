import type { Coverage } from '../../domain/history/coverage';
import { formatDay } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';
import { formatDuration } from '../../i18n/format-duration';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import styles from './history-page.module.css';

interface HistorySummaryProps {
  /** Percent of one window, summed up over the view: 250 is two and a half windows. */
  readonly used: number;
  readonly label: string;
  readonly coverage: Coverage;
  /** The first reading of all, if the view begins before it, and whether it lies inside the view. */
  readonly firstReading: { readonly at: Instant; readonly isShown: boolean } | null;
  readonly isLoading: boolean;
  readonly trouble: string | null;
}

/** How much was used in the view, and for how much of it there are readings. */
export function HistorySummary({ used, label, coverage, firstReading, isLoading, trouble }: HistorySummaryProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  if (trouble) return <p role="alert">{trouble}</p>;
  const seen = Math.round(coverage.seenPercent);
  return (
    <div className={styles.summary} aria-busy={isLoading}>
      <p>
        {isLoading ? (
          <span className={styles.secondary}>Loading the time shown…</span>
        ) : (
          <>
            <b>{amountText(used, label)}</b> in the time shown.{' '}
            <span className={styles.secondary}>
              {seenText(coverage, firstReading && { ...firstReading, day: formatDay(firstReading.at, now, place) })}
            </span>
          </>
        )}
      </p>
      <span className={styles.coverage} aria-hidden="true">
        <i style={{ width: `${seen}%` }} />
      </span>
    </div>
  );
}

function seenText(
  { seenPercent, longestGapMs }: Coverage,
  firstReading: { readonly day: string; readonly isShown: boolean } | null,
): string {
  const gap = `the longest gap is ${formatDuration(longestGapMs)}.`;
  if (!firstReading) return `Seen ${Math.round(seenPercent)} % of it; ${gap}`;
  if (!firstReading.isShown) return `Its first reading is of ${firstReading.day}: nothing was kept in this time.`;
  return `Since its first reading on ${firstReading.day}: seen ${Math.round(seenPercent)} % of the time; ${gap}`;
}

/** "Used 69 % of one Weekly window"; from 200 % on in windows: "Used 3.4 whole Weekly windows". */
function amountText(used: number, label: string): string {
  if (used < 200) return `Used ${Math.round(used)} % of one ${label} window`;
  return `Used ${(used / 100).toFixed(1)} whole ${label} windows`;
}
