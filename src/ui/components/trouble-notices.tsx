import type { Trouble } from '../../domain/snapshot';
import { formatDuration } from '../../i18n/format-duration';
import { Moment } from './moment';
import styles from './trouble-notices.module.css';

/** What is wrong with Headroom itself. Each notice says what still holds and what to do. */
export function TroubleNotices({ troubles }: { readonly troubles: readonly Trouble[] }) {
  if (troubles.length === 0) return null;
  return (
    <ul className={styles.list}>
      {troubles.map((trouble) => (
        <li key={trouble.kind} className={styles.notice}>
          <span className={styles.sign} aria-hidden="true">
            !
          </span>
          <p>
            <TroubleText trouble={trouble} />
          </p>
        </li>
      ))}
    </ul>
  );
}

const storageTexts = {
  full: 'There is no room left: new readings show here but are not kept. Free some space; what comes after that is kept.',
  denied: 'The browser keeps no data for us here (a private window?). Figures show, history is not kept.',
  evicted: 'The browser cleared the history to save space. What it sees from now on is kept again.',
  broken:
    'The history cannot be opened. Figures below are the last ones stored, and new ones show but are not kept. Restart the browser.',
} as const;

function TroubleText({ trouble }: { readonly trouble: Trouble }) {
  switch (trouble.kind) {
    case 'storage':
      return storageTexts[trouble.reason];
    case 'signed-out':
      return (
        <>
          Codex was signed out <Moment at={trouble.at} />. Sign in on the usage page for new figures; dates already seen
          still hold.
        </>
      );
    case 'clock':
      return (
        <>
          This device’s clock is {formatDuration(Math.abs(trouble.aheadMs))} {trouble.aheadMs > 0 ? 'fast' : 'slow'}.
          Readings are dated by Codex’s clock, but what counts down here goes by this one: set it right, then reload
          Codex.
        </>
      );
    case 'room':
      return 'There is too much to keep at hand, so details are left out here. Nothing is lost from the history. Remove accounts you do not need on the Accounts page.';
    case 'ahead':
      return trouble.count === 1
        ? 'One reading is dated later than this device’s clock. It is set aside, and everything else goes on. Check the date and time on your devices.'
        : `${trouble.count} readings are dated later than this device’s clock. They are set aside, and everything else goes on. Check the date and time on your devices.`;
    case 'drift':
      return (
        <>
          The page changed its form <Moment at={trouble.at} />:{' '}
          {trouble.count === 1 ? 'one part' : `${trouble.count} parts`} could not be read. The last good values stand;
          details are in Diagnostics.
        </>
      );
  }
}
