import type { ReactNode } from 'react';
import { classNames } from '../components/class-names';
import { useTranslator } from '../components/reader-context';
import styles from './first-steps.module.css';
import type { StepState } from './step-states';

interface StepProps {
  readonly number: number;
  readonly state: StepState;
  readonly title: string;
  /** How it is done, or that it is. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** One step: its number, or a tick once it is done. */
export function Step({ number, state, title, children, action }: StepProps) {
  const { t } = useTranslator();
  return (
    <li className={classNames(styles.step, styles[state])} aria-current={state === 'next' ? 'step' : undefined}>
      <span className={styles.disc} aria-hidden="true">
        {state === 'done' ? (
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 8.5l3 3 6-7" />
          </svg>
        ) : (
          number
        )}
      </span>
      <div className={styles.text}>
        <h2>
          {title} <span className={styles.state}>{t(`welcome.${state}`)}</span>
        </h2>
        <p>{children}</p>
      </div>
      {action ? <div className={styles.action}>{action}</div> : null}
    </li>
  );
}
