import type { WindowView } from '../../domain/accounts/account-view';
import { gaugeValue } from '../../i18n/format-percent';
import { classNames } from '../components/class-names';
import { toneOf } from './even-pace';
import styles from './meter.module.css';

interface MeterProps {
  readonly window: WindowView;
  readonly mode: 'left' | 'used';
  /** The window in one sentence, for screen readers. */
  readonly sentence: string;
}

/**
 * How much of a window is left, as a bar. A tick marks what would be left at an even pace. The fill beyond the tick is
 * lighter (to spare); a hatched part up to the tick is what was used ahead of an even pace.
 */
export function Meter({ window, mode, sentence }: MeterProps) {
  const evenLeft = window.state !== 'running' || window.elapsedPercent === null ? null : 100 - window.elapsedPercent;
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
      <Bar left={left} even={evenLeft} mode={mode} />
    </div>
  );
}

interface BarProps {
  /** Percent, 0–100. */
  readonly left: number;
  /** What would be left at an even pace, in percent; null where no cycle runs. */
  readonly even: number | null;
  readonly mode: 'left' | 'used';
}

function Bar({ left, even, mode }: BarProps) {
  const solidEnd = even === null ? left : Math.min(left, even);
  const parts = [
    { name: 'solid', from: 0, to: solidEnd },
    {
      name: even !== null && left > even ? 'spare' : 'over',
      from: solidEnd,
      to: even === null ? left : Math.max(left, even),
    },
  ];
  // In "used" the bar is mirrored: it fills from its other end.
  const position = (from: number, to: number) =>
    mode === 'left' ? { left: `${from}%`, right: `${100 - to}%` } : { left: `${100 - to}%`, right: `${from}%` };
  const drawn = mode === 'left' ? parts : usedParts(left, even);
  return (
    <>
      {drawn.map(({ name, from, to }) =>
        to - from > 0.01 ? <i key={name} className={styles[name]} style={position(from, to)} /> : null,
      )}
      {even === null ? null : <u className={styles.tick} style={{ left: `${mode === 'left' ? even : 100 - even}%` }} />}
    </>
  );
}

/** In "used" the fill is what was used; what was used ahead of an even pace is hatched. */
function usedParts(left: number, even: number | null) {
  if (even === null || left >= even) return [{ name: 'solid', from: left, to: 100 }];
  return [
    { name: 'solid', from: even, to: 100 },
    { name: 'over', from: left, to: even },
  ];
}
