import { Button } from '../components/button';
import { WindowRings } from '../windows/window-rings';
import styles from './first-run.module.css';

/** Stands in place of the headline before any reading: what Headroom does, what it never does, and how to begin. */
export function FirstRun({ openUsagePage }: { readonly openUsagePage: () => void }) {
  return (
    <section aria-label="Headline" className={styles.panel}>
      <WindowRings windows={[]} size={72} />
      <h1 className={styles.title}>Nothing seen yet. Open Codex once, and your headroom appears here.</h1>
      <ul className={styles.points}>
        <li>
          <span aria-hidden="true">✓</span> It reads the usage figures your Codex page already receives.
        </li>
        <li>
          <span aria-hidden="true">✓</span> It keeps them on this device, with every date and every banked reset.
        </li>
        <li>
          <span aria-hidden="true">✕</span> It sends nothing, holds no password or token, and never uses a reset for
          you.
        </li>
      </ul>
      <Button kind="primary" onClick={openUsagePage}>
        Open the Codex usage page
      </Button>
    </section>
  );
}
