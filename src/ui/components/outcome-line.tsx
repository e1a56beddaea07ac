import type { Outcome } from '../../engine/ports/outcome';
import { classNames } from './class-names';
import styles from './outcome-line.module.css';
import { useTranslator } from './reader-context';

/** The result of the last action, in one line. A screen reader announces it. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome | null }) {
  const { spell } = useTranslator();
  return (
    <p role="status" className={classNames(styles.line, outcome && !outcome.ok && styles.failed)}>
      {outcome?.text ? `${outcome.ok ? '✓' : '!'} ${spell(outcome.text)}` : ''}
    </p>
  );
}
