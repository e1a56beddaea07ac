import type { Outcome } from '../../engine/ports/outcome';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';

/** The result of an action in a coloured box; nothing while there is none. A screen reader announces it. */
export function OutcomeBox({ outcome }: { readonly outcome: Outcome | null }) {
  const { spell } = useTranslator();
  return (
    <div role="status" className={styles.status}>
      {outcome?.text ? <p className={outcome.ok ? styles.box : styles.failed}>{spell(outcome.text)}</p> : null}
    </div>
  );
}
