import type { Instant } from '../../domain/time/instant';
import type { WatchAnswer } from '../../engine/ports/report-ports';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './budgets.module.css';
import { adviceSentence, adviceTexts, anomalySentence, savingSentence, unnamed } from './report-texts';

interface AdvicePanelProps {
  readonly watch: WatchAnswer;
  /** End of the longest window that runs; null where none is known. */
  readonly resetsAt: Instant | null;
}

/** What is unusual, and advice from the user's own use, each with its arithmetic. */
export function AdvicePanel({ watch, resetsAt }: AdvicePanelProps) {
  const { locale } = useLocaleAndZone();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format;
  const named = (project: string | null) => project ?? unnamed.project;
  const { anomalies, advice, savings, projects } = watch;
  const isEmpty = anomalies.length + advice.length + savings.length === 0;
  return (
    <Panel name={adviceTexts.title}>
      {isEmpty && <p className={styles.text}>{adviceTexts.none}</p>}
      <ul className={styles.list}>
        {anomalies.map((anomaly) => (
          <li key={`${anomaly.kind} ${anomaly.at}`} data-unusual="true">
            {anomalySentence(anomaly, number, named)}
          </li>
        ))}
        {advice.map((one) => (
          <li key={`${one.kind} ${one.project}`}>
            {adviceSentence(one, number, percent, (key) => projects[key] ?? unnamed.project)}
          </li>
        ))}
        {savings.map((saving) => (
          <li key={saving.kind}>{savingSentence(saving, number, percent)}</li>
        ))}
        {!isEmpty && resetsAt !== null && (
          <li>
            No discount by the time of day is published. Work that can wait is best begun after the reset,{' '}
            <Moment at={resetsAt} />.
          </li>
        )}
      </ul>
    </Panel>
  );
}
