import type { WindowView } from '../../domain/accounts/account-view';
import { gaugeValue } from '../../i18n/format-percent';
import { classNames } from '../components/class-names';
import { toneOf } from './even-pace';
import styles from './meter.module.css';

interface MeterProps {
  readonly window: WindowView;
  readonly mode: 'left' | 'used';
  /** The whole sentence of the window, for those who do not see the bar. */
  readonly sentence: string;
}

/**
 * How much of a window is left: the fill, with a tick where an even pace would stand. The part of the fill beyond the
 * tick is lighter (to spare); a hatched stretch up to the tick is what was used ahead of time.
 */
export function Meter({ window, mode, sentence }: MeterProps) {
  const even = window.state !== 'running' || window.elapsedPercent === null ? null : 100 - window.elapsedPercent;
  const left = window.leftPercent;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot hold the tick, the hatching and the two faces of one bar
    <div
      role="meter"
      aria-label={window.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={gaugeValue(left)}
      aria-valuetext={sentence}
      className={classNames(styles.meter, styles[toneOf(window)], window.state === 'recovered' && styles.hollow)}
    >
      <Bar left={left} even={even} mode={mode} />
    </div>
  );
}

function Bar({ left, even, mode }: { left: number; even: number | null; mode: 'left' | 'used' }) {
  const solidEnd = even === null ? left : Math.min(left, even);
  const stretches = [
    { name: 'solid', from: 0, to: solidEnd },
    {
      name: even !== null && left > even ? 'spare' : 'over',
      from: solidEnd,
      to: even === null ? left : Math.max(left, even),
    },
  ];
  // Counting what is used, the same bar is read from its other end.
  const place = (from: number, to: number) =>
    mode === 'left' ? { left: `${from}%`, right: `${100 - to}%` } : { left: `${100 - to}%`, right: `${from}%` };
  const shown = mode === 'left' ? stretches : usedStretches(left, even);
  return (
    <>
      {shown.map(({ name, from, to }) =>
        to - from > 0.01 ? <i key={name} className={styles[name]} style={place(from, to)} /> : null,
      )}
      {even === null ? null : <u className={styles.tick} style={{ left: `${mode === 'left' ? even : 100 - even}%` }} />}
    </>
  );
}

/** In "used" the fill is what is gone; what was used ahead of an even pace is hatched. */
function usedStretches(left: number, even: number | null) {
  if (even === null || left >= even) return [{ name: 'solid', from: left, to: 100 }];
  return [
    { name: 'solid', from: even, to: 100 },
    { name: 'over', from: left, to: even },
  ];
}
