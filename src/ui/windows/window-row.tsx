import type { ReactNode } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import type { WindowOutlook } from '../../domain/forecast/window-outlook';
import type { GaugeMode } from '../../domain/settings';
import { dayMs, type Instant } from '../../domain/time/instant';
import { classNames } from '../components/class-names';
import { Ago, Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import { paceOf, toneOf } from './even-pace';
import { GaugeNumber } from './gauge-number';
import { Meter } from './meter';
import styles from './window-row.module.css';
import { paceText, returnKey, windowSentence } from './window-texts';

interface WindowRowProps {
  readonly window: WindowView;
  readonly mode: GaugeMode;
  readonly onMode: (mode: GaugeMode) => void;
  /** Its forecast; null where there is none, and its pace is shown. */
  readonly outlook: WindowOutlook | null;
  /** A link or a button beside the name. */
  readonly action?: ReactNode;
}

/** One window: its name and percentage, the meter, and under it what is forecast and when the window is full again. */
export function WindowRow({ window, mode, onMode, outlook, action }: WindowRowProps) {
  const { t, formats } = useTranslator();
  return (
    <div className={classNames(styles.row, styles[toneOf(window, outlook)])}>
      <span className={styles.name}>
        <span className={styles.label}>{formats.window(window)}</span>
        {window.confirmed ? null : <Tag>{t('windows.unconfirmed')}</Tag>}
        {action}
      </span>
      <GaugeNumber leftPercent={window.leftPercent} mode={mode} onMode={onMode} />
      <DescribedMeter window={window} mode={mode} outlook={outlook} />
      <span className={styles.notes}>
        {outlook ? <OutlookNote outlook={outlook} /> : <PaceNote window={window} />}
        <span className={styles.when}>
          <FullAgain window={window} />
        </span>
      </span>
    </div>
  );
}

type DescribedMeterProps = Pick<WindowRowProps, 'window' | 'mode' | 'outlook'>;

/** The meter with the whole sentence for screen readers. */
export function DescribedMeter({ window, mode, outlook }: DescribedMeterProps) {
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
  if (key === null || window.resetsAt === null) return <NoEndNote window={window} />;
  return <Ends k={key} at={window.resetsAt} />;
}

/** When, and within a day also how soon: a date further ahead says enough. */
function Ends({ k, at }: { readonly k: NonNullable<ReturnType<typeof returnKey>>; readonly at: Instant }) {
  const left = at - useNow();
  const when = { at: { node: <Moment key="at" at={at} /> } };
  if (k === 'windows.shouldBeFull' || left <= 0 || left > dayMs) return <T k={k} values={when} />;
  return <T k={`${k}.soon`} values={{ ...when, left: { node: <Countdown key="left" to={at} /> } }} />;
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
