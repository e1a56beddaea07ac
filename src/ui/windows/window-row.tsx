import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import { formatPercent } from '../../i18n/format-percent';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { paceOf, toneOf } from './even-pace';
import { Meter } from './meter';
import styles from './window-row.module.css';
import { paceText, returnText, windowSentence } from './window-texts';

interface WindowRowProps {
  readonly window: WindowView;
  readonly mode: GaugeMode;
  /** What is forecast of it; null where nothing is, and its pace speaks. */
  readonly outlook: WindowOutlook | null;
  /** Hides the window. Absent where nothing can be changed. */
  readonly onHide?: (() => void) | undefined;
}

/** One window: its name, the percentage, the meter, and when it is full again. */
export function WindowRow({ window, mode, outlook, onHide }: WindowRowProps) {
  return (
    <div className={classNames(styles.row, styles[toneOf(window, outlook)])}>
      <span className={styles.name}>
        <span className={styles.label}>{window.label}</span>
        {outlook ? <OutlookNote outlook={outlook} /> : <PaceNote window={window} />}
        {window.confirmed ? null : <Tag>○ unconfirmed</Tag>}
        {onHide ? (
          <button type="button" className={styles.hide} aria-label={`Hide ${window.label}`} onClick={onHide}>
            Hide
          </button>
        ) : null}
      </span>
      <Amount window={window} mode={mode} />
      <DescribedMeter window={window} mode={mode} outlook={outlook} />
      <FullAgain window={window} />
    </div>
  );
}

function Amount({ window, mode }: Pick<WindowRowProps, 'window' | 'mode'>) {
  return (
    <span className={styles.amount}>
      <b>{formatPercent(window.leftPercent, mode)}</b>
      <span className={styles.unit}> % {mode}</span>
    </span>
  );
}

function DescribedMeter({ window, mode, outlook }: Omit<WindowRowProps, 'onHide'>) {
  const { spell } = useTranslator();
  const sentence = windowSentence(window, mode, useNow(), useLocaleAndZone(), outlook && spell(outlook.text));
  return <Meter window={window} mode={mode} outlook={outlook} sentence={sentence} />;
}

/** "lasts, ~43% left", "▲ out ~Tue, 2 in 3". */
function OutlookNote({ outlook }: { readonly outlook: WindowOutlook }) {
  const { spell } = useTranslator();
  return (
    <span className={styles.pace}>
      {outlook.runsOut ? <span aria-hidden="true">▲ </span> : null}
      {spell(outlook.text)}
    </span>
  );
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
