import type { ResetView } from '../../domain/accounts/account-view';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow } from '../components/reader-context';
import { Tag } from '../components/tag';
import { expiresSoon, lifetimeLeft, provenanceText, worthText } from './bank-texts';
import { LifeRing } from './life-ring';
import styles from './reset-row.module.css';

interface ResetRowProps {
  readonly reset: ResetView;
  /** Whether its worth now is shown; not where advice above the list names it. */
  readonly showWorth: boolean;
}

/** One banked reset in a row: its exact expiry, how soon that is, where it came from and what it is worth now. */
export function ResetRow({ reset, showWorth }: ResetRowProps) {
  const now = useNow();
  const worth = worthText(reset, now);
  return (
    <div className={styles.row}>
      <LifeRing share={lifetimeLeft(reset, now)} urgent={expiresSoon(reset, now)} />
      <div>
        <b className={styles.when}>
          {reset.expiresAt === null ? (reset.title ?? 'No expiry stated') : <Moment at={reset.expiresAt} form="date" />}
        </b>
        <p className={styles.detail}>
          <Detail reset={reset} />
        </p>
      </div>
      {worth && showWorth ? <Tag tone={worth.gains ? 'bank' : 'quiet'}>{worth.text}</Tag> : null}
    </div>
  );
}

function Detail({ reset }: { readonly reset: ResetView }) {
  const provenance = provenanceText(reset);
  if (reset.expiresAt === null)
    return <>{[reset.title === null ? null : 'no expiry stated', provenance].filter(Boolean).join(' · ')}</>;
  return (
    <>
      expires <Countdown to={reset.expiresAt} />
      {provenance ? ` · ${provenance}` : ''}
    </>
  );
}
