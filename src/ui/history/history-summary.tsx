import type { Coverage } from '../../domain/history/coverage';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { T } from '../components/translation';
import styles from './history-page.module.css';

interface HistorySummaryProps {
  /** Percent of one window, summed up over the view: 250 is two and a half windows. */
  readonly used: number;
  /** The same of the seven days before; null where it is not known or the view is no week. */
  readonly weekBefore: number | null;
  /** The window's name inside a sentence: "weekly". */
  readonly label: string;
  readonly coverage: Coverage;
  /** The first reading of all, if the view begins before it, and whether it lies inside the view. */
  readonly firstReading: { readonly at: Instant; readonly isShown: boolean } | null;
  /** Whether another device has history of a part of the view that is not here yet. */
  readonly isAsked: boolean;
  readonly isLoading: boolean;
  readonly isUnreadable: boolean;
}

/** How much was used in the view, and for how much of it there are readings. */
export function HistorySummary(props: HistorySummaryProps) {
  const { used, weekBefore, label, coverage, firstReading, isAsked, isLoading, isUnreadable } = props;
  const translator = useTranslator();
  const { t } = translator;
  if (isUnreadable) return <p role="alert">{t('history.unreadable')}</p>;
  return (
    <div className={styles.summary} aria-busy={isLoading}>
      <p>
        {isLoading ? (
          <span className={styles.secondary}>{t('history.loading')}</span>
        ) : (
          <Sentences>
            <Amount used={used} label={label} />
            {weekBefore === null ? null : comparedText(used, weekBefore, translator)}
            <span className={styles.secondary}>
              <Sentences>
                {seenText(coverage, firstReading, translator)}
                {isAsked && t('history.asked')}
              </Sentences>
            </span>
          </Sentences>
        )}
      </p>
      <span className={styles.coverage} aria-hidden="true">
        <i style={{ width: `${Math.round(coverage.seenPercent)}%` }} />
      </span>
    </div>
  );
}

/** "12 points more than last week": between whole points, as both are shown. */
function comparedText(used: number, weekBefore: number, { t }: Translator): string {
  const points = Math.floor(used) - Math.floor(weekBefore);
  if (points === 0) return t('history.lastWeek.same');
  return points > 0 ? t('history.lastWeek.more', { points }) : t('history.lastWeek.less', { points: -points });
}

function seenText(
  { seenPercent: share, longestGapMs: gap }: Coverage,
  firstReading: HistorySummaryProps['firstReading'],
  { t, formats }: Translator,
): string {
  if (!firstReading) return t('history.seen', { share, gap });
  const day = formats.day(firstReading.at);
  return firstReading.isShown ? t('history.seenSince', { day, share, gap }) : t('history.notKept', { day });
}

/** "You used 69% of one weekly window"; from 200 % on in windows: "You used 3.4 whole weekly windows". */
function Amount({ used, label: window }: { readonly used: number; readonly label: string }) {
  const { formats } = useTranslator();
  const b = (children: readonly unknown[]) => <b key="amount">{children as string[]}</b>;
  return used < 200 ? (
    <T k="history.used" values={{ used, window, b }} />
  ) : (
    <T k="history.usedWindows" values={{ windows: formats.number(used / 100, 1), window, b }} />
  );
}
