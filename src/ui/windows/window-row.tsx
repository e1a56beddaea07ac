import type { WindowView } from '../../domain/accounts/account-view';
import type { GaugeMode } from '../../domain/settings';
import { formatPercent } from '../../i18n/format-percent';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { Tag } from '../components/tag';
import { paceOf, toneOf } from './even-pace';
import { Meter } from './meter';
import styles from './window-row.module.css';
import { paceText, returnText, windowSentence } from './window-texts';

interface WindowRowProps {
  readonly window: WindowView;
  readonly mode: GaugeMode;
  /** The forecast in a sentence; null where there is none. */
  readonly forecast?: string | null;
  /** Hides the window. Absent where nothing can be changed. */
  readonly onHide?: (() => void) | undefined;
}

/** One window: its name, the percentage, the meter, and when it is full again. */
export function WindowRow({ window, mode, forecast = null, onHide }: WindowRowProps) {
  return (
    <div className={classNames(styles.row, styles[toneOf(window)])}>
      <span className={styles.name}>
        <span className={styles.label}>{window.label}</span>
        <PaceNote window={window} />
        {window.confirmed ? null : <Tag>○ unconfirmed</Tag>}
        {onHide ? (
          <button type="button" className={styles.hide} aria-label={`Hide ${window.label}`} onClick={onHide}>
            Hide
          </button>
        ) : null}
      </span>
      <Amount window={window} mode={mode} />
      <DescribedMeter window={window} mode={mode} />
      <FullAgain window={window} />
      {forecast ? <p className={styles.forecast}>{forecast}</p> : null}
    </div>
  );
}

function Amount({ window, mode }: WindowRowProps) {
  return (
    <span className={styles.amount}>
      <b>{formatPercent(window.leftPercent, mode)}</b>
      <span className={styles.unit}> % {mode}</span>
    </span>
  );
}

function DescribedMeter({ window, mode }: WindowRowProps) {
  const sentence = windowSentence(window, mode, useNow(), useLocaleAndZone());
  return <Meter window={window} mode={mode} sentence={sentence} />;
}

function FullAgain({ window }: { readonly window: WindowView }) {
  const prefix = returnText(window);
  if (prefix === null || window.resetsAt === null) {
    return (
      <span className={styles.when}>
        <NoEndNote window={window} />
      </span>
    );
  }
  return (
    <>
      <span className={styles.when}>
        {prefix} <Moment at={window.resetsAt} />
        {window.state === 'recovered' ? ', not confirmed' : null}
      </span>
      {window.state === 'recovered' ? null : (
        <span className={styles.until}>
          <Countdown to={window.resetsAt} />
        </span>
      )}
    </>
  );
}

function NoEndNote({ window }: { readonly window: WindowView }) {
  if (window.state === 'unstarted') return 'starts with your next message';
  if (window.state !== 'withdrawn') return 'no end stated';
  return (
    <>
      no longer listed · last seen <Ago at={window.observedAt} />
    </>
  );
}

function PaceNote({ window }: { readonly window: WindowView }) {
  if (window.state === 'exhausted') return <span className={styles.pace}>■ used up</span>;
  const pace = paceOf(window);
  if (!pace) return null;
  const { mark, text } = paceText(pace);
  return (
    <span className={styles.pace}>
      <span aria-hidden="true">{mark}</span> {text}
    </span>
  );
}
