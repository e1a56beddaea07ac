import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import { paceOf, toneOf } from './even-pace';
import { Meter } from './meter';
import styles from './window-row.module.css';
import { paceText, returnKey, windowSentence } from './window-texts';

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
  const { t, formats } = useTranslator();
  const label = formats.window(window);
  return (
    <div className={classNames(styles.row, styles[toneOf(window, outlook)])}>
      <span className={styles.name}>
        <span className={styles.label}>{label}</span>
        {outlook ? <OutlookNote outlook={outlook} /> : <PaceNote window={window} />}
        {window.confirmed ? null : <Tag>{t('windows.unconfirmed')}</Tag>}
        {onHide ? (
          <button
            type="button"
            className={styles.hide}
            aria-label={t('windows.hide.name', { window: label })}
            onClick={onHide}
          >
            {t('windows.hide')}
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
  const { formats } = useTranslator();
  return (
    <span className={styles.amount}>
      <T
        k="windows.amount"
        values={{
          gauge: mode,
          percent: formats.gauge(window.leftPercent, mode),
          b: (children) => <b key="amount">{children}</b>,
        }}
      />
    </span>
  );
}

function DescribedMeter({ window, mode, outlook }: Omit<WindowRowProps, 'onHide'>) {
  const { spell, formats } = useTranslator();
  const sentence = windowSentence(window, mode, useNow(), formats, outlook?.text ?? null);
  return <Meter window={window} mode={mode} outlook={outlook} sentence={spell(sentence)} />;
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
  const key = returnKey(window);
  if (key === null || window.resetsAt === null) {
    return (
      <span className={styles.when}>
        <NoEndNote window={window} />
      </span>
    );
  }
  return (
    <>
      <span className={styles.when}>
        <T k={key} values={{ at: { node: <Moment key="at" at={window.resetsAt} /> } }} />
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
  const { t } = useTranslator();
  if (window.state === 'unstarted') return t('windows.starts');
  if (window.state !== 'withdrawn') return t('windows.noEnd');
  return <T k="windows.withdrawn" values={{ ago: { node: <Ago key="ago" at={window.observedAt} /> } }} />;
}

function PaceNote({ window }: { readonly window: WindowView }) {
  const { t, spell } = useTranslator();
  if (window.state === 'exhausted') return <span className={styles.pace}>■ {t('windows.usedUp')}</span>;
  const pace = paceOf(window);
  if (!pace) return null;
  const { mark, text } = paceText(pace);
  return (
    <span className={styles.pace}>
      <span aria-hidden="true">{mark}</span> {spell(text)}
    </span>
  );
}
