import type { ResetView } from '../../domain/accounts/account-view';
import type { Instant } from '../../domain/time/instant';
import { Moment } from '../components/moment';
import { provenanceText, statusText } from './bank-texts';
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
  if (resets.length === 0)
    return <p className={styles.empty}>Nothing has been used, expired or lost since Headroom has been watching.</p>;
  return (
    <ul className={styles.list}>
      {resets.map((reset) => (
        <li key={reset.key} className={styles.row}>
          <span className={styles[reset.status]} aria-hidden="true">
            {shapes[reset.status]}
          </span>
          <span>
            <b>{sentenceCase(statusText(reset))}</b>
            <Ended at={reset.status === 'expired' ? reset.expiresAt : (endedAt.get(reset.key) ?? null)} />
            {provenanceText(reset) ? ` · ${provenanceText(reset)}` : null}
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
        <>
          granted <Moment at={grantedAt} form="date" />
        </>
      )}
      {expiresAt === null || status === 'expired' ? null : (
        <>
          {grantedAt === null ? '' : ' · '}
          would have expired <Moment at={expiresAt} form="date" />
        </>
      )}
    </span>
  );
}

function Ended({ at }: { readonly at: Instant | null }) {
  if (at === null) return null;
  return (
    <>
      {' '}
      <Moment at={at} form="date" />
    </>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
