import { useMemo, useState } from 'react';
import { type DailySplit, dailyBars } from '../../domain/history/daily-usage';
import type { UsageSeries } from '../../domain/history/usage-series';
import { usedElsewhere } from '../../domain/history/use-elsewhere';
import { DailyBars } from '../charts/daily-bars';
import { useLocaleAndZone, useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { useLoaded } from '../components/use-loaded';
import type { HistoryDeps } from './history-deps';
import styles from './history-page.module.css';

interface DailyUseCardProps {
  readonly deps: HistoryDeps;
  /** The readings of the window shown above. */
  readonly series: UsageSeries;
  readonly revision: unknown;
}

const splits: readonly DailySplit[] = ['surface', 'model'];

/** Use by day, as the page's own breakdown states it. Where the page never showed one, the card says how to get it. */
export function DailyUseCard({ deps, series, revision }: DailyUseCardProps) {
  const { locale } = useLocaleAndZone();
  const { t } = useTranslator();
  const [split, setSplit] = useState<DailySplit>('surface');
  const { value: rows } = useLoaded(String(revision), deps.dailyUse);
  const bars = useMemo(() => dailyBars(rows ?? [], split), [rows, split]);
  const elsewhere = useMemo(() => usedElsewhere(series, rows ?? []), [series, rows]);
  return (
    <section className={styles.card} aria-labelledby="history-days">
      <div className={styles.cardHead}>
        <h2 id="history-days">{t('history.days')}</h2>
        {bars.parts.length > 0 && (
          <SegmentedControl
            label={t('history.days.split')}
            options={splits.map((value) => ({ value, text: t(`history.days.${value}`) }))}
            value={split}
            onChange={setSplit}
          />
        )}
      </div>
      {bars.parts.length > 0 && <DailyBars split={split} bars={bars} />}
      {elsewhere === null ? null : (
        <p className={styles.secondary}>{t('history.elsewhere', { day: dayName(elsewhere, locale) })}</p>
      )}
      {rows !== undefined && bars.parts.length === 0 && (
        <p className={styles.secondary}>{t('history.days.none', { split })}</p>
      )}
    </section>
  );
}

/** A day of the server's, which has no zone: "5 Oct". */
function dayName(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(date));
}
