import type { Trouble } from '../../domain/snapshot';
import { Button } from '../components/button';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import { TroubleText } from '../components/trouble-notices';
import styles from './popup-notices.module.css';
import type { PopupQuestion } from './popup-questions';

interface PopupNoticesProps {
  readonly troubles: readonly Trouble[];
  readonly questions: readonly PopupQuestion[];
  readonly openApp: (route: string) => void;
}

/**
 * Problems and open questions, in one row that expands: "3 things to fix". It starts expanded where there is a question.
 * Renders nothing while there is neither.
 */
export function PopupNotices({ troubles, questions, openApp }: PopupNoticesProps) {
  const { t } = useTranslator();
  const count = troubles.length + questions.length;
  if (count === 0) return null;
  const [only] = troubles;
  const isAsking = questions.length > 0;
  return (
    <details className={classNames(styles.notices, isAsking && styles.asking)} open={isAsking}>
      <summary className={styles.summary}>
        <span className={styles.sign} aria-hidden="true">
          !
        </span>
        <span>{count === 1 && only ? t(`troubles.short.${only.kind}`) : t('popup.notices', { count })}</span>
        <svg className={styles.chevron} width="8" height="12" viewBox="0 0 8 12" aria-hidden="true">
          <path d="M2 2l4 4-4 4" />
        </svg>
      </summary>
      {questions.map((question) => (
        <Question key={question.kind} question={question} openApp={openApp} />
      ))}
      {troubles.length > 0 ? (
        <ul className={styles.list}>
          {troubles.map((trouble) => (
            <li key={trouble.kind}>
              <p>
                <TroubleText trouble={trouble} />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}

interface QuestionProps extends Pick<PopupNoticesProps, 'openApp'> {
  readonly question: PopupQuestion;
}

/** A used-up budget and an app's request have rows of their own, each with a link to where the user answers. */
function Question({ question, openApp }: QuestionProps) {
  const { t } = useTranslator();
  if (question.kind === 'budget')
    return (
      <section role="alert" className={styles.question}>
        <p>{t('popup.budget', { name: question.name })}</p>
        <Button onClick={() => openApp('/reports')}>{t('popup.budget.answer')}</Button>
      </section>
    );
  return (
    <section aria-label={t('popup.app')} className={styles.question}>
      <p>{t('popup.app.asks', { origin: question.origin })}</p>
      <Button onClick={() => openApp('/settings')}>{t('popup.app.decide')}</Button>
    </section>
  );
}
