import type { ReactNode } from 'react';
import type { ResetView } from '../../domain/accounts/account-view';
import type { Instant } from '../../domain/time/instant';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { provenance } from './bank-texts';
import styles from './past-resets.module.css';

const shapes: Readonly<Record<ResetView['status'], string>> = {
  available: '◆',
  unsupported: '◇',
  redeemed: '✓',
  expired: '✕',
  vanished: '?',
  unknown: '?',
};

interface PastResetsProps {
  readonly resets: readonly ResetView[];
  /** When each was used or found missing, by its key, where known. */
  readonly endedAt: ReadonlyMap<string, Instant>;
}

/** Resets that were used, expired or vanished, newest first. */
export function PastResets({ resets, endedAt }: PastResetsProps) {
  const { t } = useTranslator();
  if (resets.length === 0) return <p className={styles.empty}>{t('bank.past.none')}</p>;
  return (
    <ul className={styles.list}>
      {resets.map((reset) => (
        <li key={reset.key} className={styles.row}>
          <span className={styles[reset.status]} aria-hidden="true">
            {shapes[reset.status]}
          </span>
          <span>
            <Ended reset={reset} at={reset.status === 'expired' ? reset.expiresAt : (endedAt.get(reset.key) ?? null)} />
            <Dates reset={reset} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** When it was granted and when it would have expired. An expired one has its end in the line above. */
function Dates({ reset: { status, grantedAt, expiresAt } }: { readonly reset: ResetView }) {
  return (
    <span className={styles.dates}>
      {grantedAt === null ? null : (
        <T k="bank.past.granted" values={{ at: { node: <Moment key="at" at={grantedAt} form="date" /> } }} />
      )}
      {expiresAt === null || status === 'expired' ? null : (
        <>
          {grantedAt === null ? '' : ' · '}
          <T k="bank.past.wouldExpire" values={{ at: { node: <Moment key="at" at={expiresAt} form="date" /> } }} />
        </>
      )}
    </span>
  );
}

/** What happened to it, when, and where it came from. */
function Ended({ reset, at }: { readonly reset: ResetView; readonly at: Instant | null }) {
  const { spell } = useTranslator();
  const { status } = reset;
  const from = provenance(reset);
  const b = (children: ReactNode) => <b key="status">{children}</b>;
  return (
    <>
      {at === null ? (
        <T k="bank.past.status" values={{ status, b }} />
      ) : (
        <T k="bank.past.status.at" values={{ status, b, at: { node: <Moment key="at" at={at} form="date" /> } }} />
      )}
      {from ? ` · ${spell(from)}` : null}
    </>
  );
}
