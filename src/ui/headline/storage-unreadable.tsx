import { Button } from '../components/button';
import { WindowRings } from '../windows/window-rings';
import styles from './first-run.module.css';

/** Stands in place of the headline when browser storage cannot be read: there may be data, but it is out of reach. */
export function StorageUnreadable({ openUsagePage }: { readonly openUsagePage: () => void }) {
  return (
    <section aria-label="Headline" className={styles.panel}>
      <WindowRings windows={[]} size={72} state="unknown" />
      <h1 className={styles.title}>The browser does not let Headroom read what it stored.</h1>
      <p className={styles.advice}>
        A private window, a full disk or a damaged profile can cause this. Restart the browser; until then the usage
        page itself has the figures.
      </p>
      <Button kind="primary" onClick={openUsagePage}>
        Open the Codex usage page
      </Button>
    </section>
  );
}
