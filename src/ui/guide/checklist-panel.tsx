import { guideModes, measures, scopeBounds } from '../../domain/guide/measures';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import styles from './guide.module.css';
import { Contradiction, Figure } from './parts';
import type { GuideState } from './use-guide';

/** The guide's eight measures, to tick off, each with the page that measures something of it. */
export function ChecklistPanel({ state }: { readonly state: GuideState }) {
  const { t, formats } = useTranslator();
  const { figures, done } = state.guide;
  return (
    <Panel
      name={t('guide.checklist')}
      aside={<span>{t('guide.checklist.done', { done: done.length, of: measures.length })}</span>}
    >
      <ul className={styles.measures}>
        {measures.map(({ id, low, high, effort, page }) => (
          <li key={id}>
            <label className={styles.measure}>
              <input
                type="checkbox"
                checked={done.includes(id)}
                onChange={({ currentTarget }) => state.setDone(id, currentTarget.checked)}
              />
              <b>{t(`guide.measure.${id}`)}</b>
            </label>
            <p className={styles.secondary}>
              {figures[high] > 0
                ? t('guide.measure.saves', { low: figures[low], high: figures[high], effort })
                : t('guide.measure.noFigure', { effort })}
            </p>
            <div className={styles.fields}>
              <Figure
                state={state}
                figure={low}
                hideLabel
                label={t('guide.measure.low', { name: t(`guide.measure.${id}`) })}
              />
              <Figure
                state={state}
                figure={high}
                hideLabel
                label={t('guide.measure.high', { name: t(`guide.measure.${id}`) })}
              />
              <a className={styles.link} href={page}>
                {t(`guide.measure.link.${id}`)}
              </a>
            </div>
          </li>
        ))}
      </ul>
      <Contradiction>{formats.sentences([t('guide.odd.scoping'), t('guide.odd.categories')])}</Contradiction>
    </Panel>
  );
}

/** Short notes: what a budget may do when it is reached, and what bounds a task. */
export function NotesPanel() {
  const { t } = useTranslator();
  return (
    <Panel name={t('guide.notes')}>
      <h3 className={styles.part}>{t('guide.modes')}</h3>
      <ul className={styles.notes}>
        {guideModes.map((mode) => (
          <li key={mode}>{t(`guide.mode.${mode}`)}</li>
        ))}
      </ul>
      <h3 className={styles.part}>{t('guide.bounds')}</h3>
      <ul className={styles.notes}>
        {scopeBounds.map((bound) => (
          <li key={bound}>{t(`guide.bound.${bound}`)}</li>
        ))}
      </ul>
    </Panel>
  );
}
