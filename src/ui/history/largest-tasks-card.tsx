import { useMemo } from 'react';
import { largestTasks } from '../../domain/history/largest-tasks';
import { message } from '../../domain/messages/message';
import { Ago } from '../components/countdown';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { useLoaded } from '../components/use-loaded';
import type { HistoryDeps } from './history-deps';
import styles from './history-page.module.css';
import taskStyles from './largest-tasks-card.module.css';
import { partMessage, taskAmounts } from './task-texts';

/** More would be too long to read; the largest come first. */
const shownTasks = 10;

interface LargestTasksCardProps {
  readonly deps: HistoryDeps;
  readonly revision: unknown;
}

/** The tasks that used most. Headroom keeps no title, so tasks are distinguished only by size, models and number. */
export function LargestTasksCard({ deps, revision }: LargestTasksCardProps) {
  const { t, spell } = useTranslator();
  const { value: rows } = useLoaded(String(revision), deps.taskUse);
  const tasks = useMemo(() => largestTasks(rows ?? [], shownTasks), [rows]);
  if (tasks.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="history-tasks">
      <div className={styles.cardHead}>
        <h2 id="history-tasks">{t('history.tasks')}</h2>
        <p className={styles.secondary}>{t('history.tasks.lead')}</p>
      </div>
      <ol className={taskStyles.list}>
        {tasks.map((task) => (
          <li key={task.key} className={taskStyles.task}>
            <b>{spell(message('common.line', { parts: taskAmounts(task) }))}</b>
            {task.isPartial ? ` · ${t('history.tasks.partial')}` : null}
            <span className={taskStyles.parts}>
              {task.parts.map((part) => {
                const text = spell(partMessage(part));
                return <span key={text}>{text}</span>;
              })}
              <span>
                <T k="history.tasks.stated" values={{ ago: { node: <Ago key="ago" at={task.statedAt} /> } }} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
