import type { ResetView } from '../../domain/accounts/account-view';
import { Countdown } from '../components/countdown';
import { Moment } from '../components/moment';
import { useNow, useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { T } from '../components/translation';
import { expiresSoon, lifetimeLeft, provenance, worthNow } from './bank-texts';
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
  const { t, spell } = useTranslator();
  const worth = worthNow(reset, now);
  return (
    <div className={styles.row}>
      <LifeRing share={lifetimeLeft(reset, now)} urgent={expiresSoon(reset, now)} />
      <div>
        <b className={styles.when}>
          {reset.expiresAt === null ? (reset.title ?? t('bank.noExpiry')) : <Moment at={reset.expiresAt} form="date" />}
        </b>
        <p className={styles.detail}>
          <Detail reset={reset} />
        </p>
      </div>
      {worth && showWorth ? <Tag tone={worth.gains ? 'bank' : 'quiet'}>{spell(worth.text)}</Tag> : null}
    </div>
  );
}

function Detail({ reset }: { readonly reset: ResetView }) {
  const { t, spell } = useTranslator();
  const stated = provenance(reset);
  const from = stated && spell(stated);
  if (reset.expiresAt === null)
    return <>{[reset.title === null ? null : t('bank.noExpiry.inside'), from].filter(Boolean).join(' · ')}</>;
  return (
    <>
      <T k="bank.expires.inside" values={{ left: { node: <Countdown key="left" to={reset.expiresAt} /> } }} />
      {from ? ` · ${from}` : ''}
    </>
  );
}
