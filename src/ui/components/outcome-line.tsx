import { classNames } from './class-names';
import styles from './outcome-line.module.css';

interface OutcomeLineProps {
  readonly outcome: { readonly ok: boolean; readonly text?: string } | null;
}

/** The result of the last action, in one line. A screen reader announces it. */
export function OutcomeLine({ outcome }: OutcomeLineProps) {
  return (
    <p role="status" className={classNames(styles.line, outcome && !outcome.ok && styles.failed)}>
      {outcome?.text ? `${outcome.ok ? '✓' : '!'} ${outcome.text}` : ''}
    </p>
  );
}
