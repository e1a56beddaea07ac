import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';
import { gaugeValue } from '../../i18n/format-percent';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import { toneOf } from './even-pace';
import styles from './meter.module.css';

interface MeterProps {
  readonly window: WindowView;
  readonly mode: 'left' | 'used';
  /** Its forecast; null where there is none. */
  readonly outlook: WindowOutlook | null;
  /** The window in one sentence, for screen readers. */
  readonly sentence: string;
}

/**
 * How much of a window is left, as a bar: all of it solid. A tick marks what would be left at an even pace. A hatched part up to
 * the tick is what was used ahead of an even pace.
 */
export function Meter({ window, mode, outlook, sentence }: MeterProps) {
  const evenLeft = window.state !== 'running' || window.elapsedPercent === null ? null : 100 - window.elapsedPercent;
  const left = window.leftPercent;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot hold the tick, the hatching and the two faces of one bar
    <div
      role="meter"
      aria-label={useTranslator().formats.window(window)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={gaugeValue(left)}
      aria-valuetext={sentence}
      className={classNames(
        styles.meter,
        styles[toneOf(window, outlook)],
        window.state === 'recovered' && styles.hollow,
      )}
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
  const ahead = even !== null && even > left ? even : null;
  // In "used" the bar is mirrored: it fills from its other end.
  const position = (from: number, to: number) =>
    mode === 'left'
      ? { insetInlineStart: `${from}%`, insetInlineEnd: `${100 - to}%` }
      : { insetInlineStart: `${100 - to}%`, insetInlineEnd: `${from}%` };
  const solid = mode === 'left' ? { from: 0, to: left } : { from: ahead ?? left, to: 100 };
  return (
    <>
      {isVisible(solid) ? <i className={styles.solid} style={position(solid.from, solid.to)} /> : null}
      {ahead === null || !isVisible({ from: left, to: ahead }) ? null : (
        <i className={styles.over} style={position(left, ahead)} />
      )}
      {even === null ? null : (
        <u className={styles.tick} style={{ insetInlineStart: `${mode === 'left' ? even : 100 - even}%` }} />
      )}
    </>
  );
}

function isVisible({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return to - from > 0.01;
}
