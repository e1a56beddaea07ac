// Pictures for the stores that are no screen: the popup in both schemes beside a sentence, and the tile. Never shown to a user.
import type { ReactNode } from 'react';
import texts from '../../src/i18n/messages/en/manifest.json';
import styles from './poster.module.css';

/** The first picture (1280 × 800): what the extension is, with its popup in light and in dark. */
export function Poster({ popup, rings }: { readonly popup: () => ReactNode; readonly rings: ReactNode }) {
  return (
    <main className={styles.poster}>
      <div className={styles.says}>
        {rings}
        <h1>{texts['manifest.name']}</h1>
        <p>{texts['manifest.description']}</p>
      </div>
      <div className={styles.popups}>
        <div className={styles.popup} style={{ colorScheme: 'light' }}>
          {popup()}
        </div>
        <div className={styles.popup} style={{ colorScheme: 'dark' }}>
          {popup()}
        </div>
      </div>
    </main>
  );
}

/** The tile (440 × 280): the logo, the name and what it shows. */
export function Tile({ rings }: { readonly rings: ReactNode }) {
  return (
    <main className={styles.tile}>
      {rings}
      <h1>{texts['manifest.name']}</h1>
      <p>{texts['manifest.narrow']}</p>
    </main>
  );
}
