import { useEffect, useMemo, useState } from 'react';
import { type DailySplit, type DayStatement, dailyBars } from '../../domain/history/daily-usage';
import { DailyBars } from '../charts/daily-bars';
import { SegmentedControl } from '../components/segmented-control';
import type { HistoryDeps } from './history-deps';
import styles from './history-page.module.css';

interface DailyUseCardProps {
  readonly deps: HistoryDeps;
  readonly revision: unknown;
}

const splits: readonly { readonly value: DailySplit; readonly text: string }[] = [
  { value: 'surface', text: 'By surface' },
  { value: 'model', text: 'By model' },
];

/** Use by day, as the page's own breakdown states it. Where the page never showed one, the card says how to get it. */
export function DailyUseCard({ deps, revision }: DailyUseCardProps) {
  const [rows, setRows] = useState<readonly DayStatement[] | null>(null);
  const [split, setSplit] = useState<DailySplit>('surface');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision loads again
  useEffect(() => {
    let isCancelled = false;
    deps.dailyUse().then(
      (found) => !isCancelled && setRows(found),
      () => undefined,
    );
    return () => {
      isCancelled = true;
    };
  }, [deps, revision]);
  const bars = useMemo(() => dailyBars(rows ?? [], split), [rows, split]);
  return (
    <section className={styles.card} aria-labelledby="history-days">
      <div className={styles.cardHead}>
        <h2 id="history-days">Use by day, as the page states it</h2>
        {bars.parts.length > 0 && (
          <SegmentedControl label="Divided by" options={splits} value={split} onChange={setSplit} />
        )}
      </div>
      {bars.parts.length > 0 && <DailyBars split={split} bars={bars} />}
      {rows !== null && bars.parts.length === 0 && (
        <p className={styles.secondary}>
          The usage page has not shown a breakdown by {split} yet. It appears there for some plans, under “Usage
          breakdown”.
        </p>
      )}
    </section>
  );
}
