import { message } from '../../domain/messages/message';
import type { Instant } from '../../domain/time/instant';
import { type Anomaly, interrupts } from '../../domain/usage/anomalies';
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

/** Loops named one by one. A day of many sessions has more; those are counted. */
const mostLoops = 3;

/** What is unusual, and advice from the user's own use, each with its arithmetic. */
export function AdvicePanel({ watch, resetsAt }: AdvicePanelProps) {
  const { t, spell, formats, place } = useTranslator();
  const named = (project: string | null | undefined) => project ?? t('reports.unnamed', { by: 'project' });
  const dayName = (date: string) => formats.day(instantOfDay(date, place.zone));
  const { advice, savings, projects } = watch;
  const { anomalies, moreLoops } = namedAnomalies(watch.anomalies);
  const isEmpty = anomalies.length + advice.length + savings.length === 0;
  return (
    <Panel name={t('reports.advice')}>
      {isEmpty && <p className={styles.text}>{t('reports.advice.none')}</p>}
      <ul className={styles.list}>
        {anomalies.map((anomaly) => (
          <li key={anomalyKey(anomaly)} data-unusual={interrupts(anomaly)}>
            {spell(anomalySentence(anomaly, named))}
          </li>
        ))}
        {moreLoops > 0 && <li>{spell(message('reports.unusual.loop.more', { count: moreLoops }))}</li>}
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

/** The loops of most credits and every other anomaly, in the order given, and how many loops are left out. */
function namedAnomalies(anomalies: readonly Anomaly[]) {
  const loops = anomalies.filter(({ kind }) => kind === 'loop').toSorted((a, b) => creditsOf(b) - creditsOf(a));
  const leftOut = new Set(loops.slice(mostLoops));
  return { anomalies: anomalies.filter((anomaly) => !leftOut.has(anomaly)), moreLoops: leftOut.size };
}

function creditsOf(anomaly: Anomaly): number {
  return 'credits' in anomaly ? anomaly.credits : 0;
}

function anomalyKey(anomaly: Anomaly): string {
  return [anomaly.kind, anomaly.account, anomaly.at, 'thread' in anomaly ? anomaly.thread : ''].join(' ');
}
