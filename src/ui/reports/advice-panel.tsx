import type { Instant } from '../../domain/time/instant';
import type { WatchAnswer } from '../../engine/ports/report-ports';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './budgets.module.css';
import { instantOfDay } from './group-names';
import { adviceSentence, anomalySentence, savingSentence } from './report-sentences';

interface AdvicePanelProps {
  readonly watch: WatchAnswer;
  /** End of the longest window that runs; null where none is known. */
  readonly resetsAt: Instant | null;
}

/** What is unusual, and advice from the user's own use, each with its arithmetic. */
export function AdvicePanel({ watch, resetsAt }: AdvicePanelProps) {
  const { t, spell, formats, place } = useTranslator();
  const named = (project: string | null | undefined) => project ?? t('reports.unnamed', { by: 'project' });
  const dayName = (date: string) => formats.day(instantOfDay(date, place.zone));
  const { anomalies, advice, savings, projects } = watch;
  const isEmpty = anomalies.length + advice.length + savings.length === 0;
  return (
    <Panel name={t('reports.advice')}>
      {isEmpty && <p className={styles.text}>{t('reports.advice.none')}</p>}
      <ul className={styles.list}>
        {anomalies.map((anomaly) => (
          <li key={`${anomaly.kind} ${anomaly.at}`} data-unusual="true">
            {spell(anomalySentence(anomaly, named))}
          </li>
        ))}
        {advice.map((one) => (
          <li key={`${one.kind} ${one.project}`}>
            {spell(adviceSentence(one, (key) => named(projects[key]), dayName))}
          </li>
        ))}
        {savings.map((saving) => (
          <li key={saving.kind}>{spell(savingSentence(saving))}</li>
        ))}
        {!isEmpty && resetsAt !== null && (
          <li>
            <T k="reports.advice.reset" values={{ at: { node: <Moment at={resetsAt} /> } }} />
          </li>
        )}
      </ul>
    </Panel>
  );
}
