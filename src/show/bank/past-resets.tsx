import type { ResetView } from '../../domain/view';
import { Moment } from '../parts/moment';
import { fateWord, provenanceWord } from './bank-words';
import styles from './past-resets.module.css';

const shapes: Readonly<Record<ResetView['status'], string>> = {
  available: '◆',
  redeemed: '✓',
  expired: '✕',
  vanished: '?',
  unknown: '?',
};

/** What was used, lapsed or lost, newest first. */
export function PastResets({ resets }: { readonly resets: readonly ResetView[] }) {
  if (resets.length === 0)
    return <p className={styles.none}>Nothing has been used, lapsed or lost since Headroom has been watching.</p>;
  return (
    <ul className={styles.list}>
      {resets.map((reset) => (
        <li key={reset.key} className={styles.row}>
          <span className={styles[reset.status]} aria-hidden="true">
            {shapes[reset.status]}
          </span>
          <span>
            <b>{sentenceCase(fateWord(reset))}</b>
            {provenanceWord(reset) ? ` · ${provenanceWord(reset)}` : null}
            <span className={styles.dates}>
              {reset.grantedAt === null ? null : (
                <>
                  granted <Moment at={reset.grantedAt} form="date" />
                </>
              )}
              {reset.expiresAt === null ? null : (
                <>
                  {reset.grantedAt === null ? '' : ' · '}
                  {reset.status === 'expired' ? 'lapsed ' : 'would have lapsed '}
                  <Moment at={reset.expiresAt} form="date" />
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
