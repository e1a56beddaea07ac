import { useMemo } from 'react';
import type { Span, UseSeries } from '../../domain/history/series';
import type { GaugeMode } from '../../domain/settings';
import styles from './sparkline.module.css';
import { type Plot, stepPath } from './step-path';

interface SparklineProps {
  readonly series: UseSeries;
  readonly span: Span;
  readonly gauge: GaugeMode;
  readonly width?: number;
  readonly height?: number;
}

/** The run of a window in a line's height, gaps and all; the chart tells them apart. Decoration beside a number that says it in words: hidden from screen readers. */
export function Sparkline({ series, span, gauge, width = 120, height = 28 }: SparklineProps) {
  const path = useMemo(() => {
    const plot: Plot = { view: span, left: 1, top: 2, width: width - 2, height: height - 4 };
    return stepPath({ at: series.at, value: series.used }, plot, gauge);
  }, [series, span, gauge, width, height]);
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={styles.spark}>
      <path className={styles.ground} d={path.ground} />
      <path className={styles.line} d={path.line} />
    </svg>
  );
}
