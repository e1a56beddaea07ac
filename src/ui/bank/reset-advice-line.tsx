import { describeAdvice } from '../../domain/advice/describe-advice';
import type { ResetAdvice } from '../../domain/forecast/outlook';
import { useTranslator } from '../components/reader-context';
import styles from './advice.module.css';

/** What to do with a reset. Nothing without advice, unless the reason for that is one the user can do something about. */
export function ResetAdviceLine({ advice }: { readonly advice: ResetAdvice | null }) {
  const { sentences } = useTranslator();
  if (!advice || !isWorthSaying(advice)) return null;
  return <p className={styles.advice}>{sentences(describeAdvice(advice))}</p>;
}

function isWorthSaying({ advice: action, silence }: ResetAdvice): boolean {
  return action !== 'none' || silence === 'stale' || silence === 'nothing-used';
}
