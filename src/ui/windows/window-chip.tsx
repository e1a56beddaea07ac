import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';
import type { Message } from '../../domain/messages/value';
import type { GaugeMode } from '../../domain/settings';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import { type Tone, toneOf } from './even-pace';
import styles from './window-chip.module.css';
import { DescribedMeter } from './window-row';

interface WindowChipProps {
  readonly window: WindowView;
  /** Its short name. */
  readonly name: Message;
  readonly mode: GaugeMode;
  /** Its forecast; null where there is none. */
  readonly outlook: WindowOutlook | null;
}

/** The shape that says the same as the colour. */
const marks: Readonly<Record<Tone, string>> = { left: '', warn: '▲', stop: '■', quiet: '○' };

/** A window where there is little room: a short name, the percentage, a thin meter with the whole sentence. */
export function WindowChip({ window, name, mode, outlook }: WindowChipProps) {
  const { spell, formats } = useTranslator();
  const tone = toneOf(window, outlook);
  return (
    <div className={classNames(styles.chip, styles[tone])} title={formats.window(window)}>
      <bdi className={styles.name}>{spell(name)}</bdi>
      <span className={styles.amount}>
        <b>{formats.gauge(window.leftPercent, mode)}</b>
        {marks[tone] === '' ? null : <span aria-hidden="true">{marks[tone]}</span>}
      </span>
      <DescribedMeter window={window} mode={mode} outlook={outlook} />
    </div>
  );
}
