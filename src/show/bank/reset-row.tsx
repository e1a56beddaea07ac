import type { ResetView } from '../../domain/view';
import { Countdown } from '../parts/countdown';
import { Moment } from '../parts/moment';
import { useNow } from '../parts/surroundings';
import { Tag } from '../parts/tag';
import { lapsesSoon, lifeLeft, provenanceWord, worthWords } from './bank-words';
import { LifeRing } from './life-ring';
import styles from './reset-row.module.css';

/** One banked reset in a line: when it lapses to the minute, how soon, where it came from, what it is worth now. */
export function ResetRow({ reset }: { readonly reset: ResetView }) {
  const now = useNow();
  const worth = worthWords(reset, now);
  return (
    <div className={styles.row}>
      <LifeRing share={lifeLeft(reset, now)} urgent={lapsesSoon(reset, now)} />
      <div>
        <b className={styles.when}>
          {reset.expiresAt === null ? (reset.title ?? 'No expiry stated') : <Moment at={reset.expiresAt} form="date" />}
        </b>
        <p className={styles.detail}>
          <Detail reset={reset} />
        </p>
      </div>
      {worth ? <Tag tone={worth.gains ? 'bank' : 'quiet'}>{worth.text}</Tag> : null}
    </div>
  );
}

function Detail({ reset }: { readonly reset: ResetView }) {
  const from = provenanceWord(reset);
  if (reset.expiresAt === null)
    return <>{[reset.title === null ? null : 'no expiry stated', from].filter(Boolean).join(' · ')}</>;
  return (
    <>
      lapses <Countdown to={reset.expiresAt} />
      {from ? ` · ${from}` : ''}
    </>
  );
}
