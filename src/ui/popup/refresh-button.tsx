import { useState } from 'react';
import type { Message } from '../../domain/messages/value';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import styles from './refresh-button.module.css';

interface RefreshButtonProps {
  /** Resolves to what is in the way, or null. */
  readonly onRefresh: () => Promise<Message | null>;
}

/** Has the open usage page reload itself, and says why it does not. */
export function RefreshButton({ onRefresh }: RefreshButtonProps) {
  const { t, spell } = useTranslator();
  const [obstacle, setObstacle] = useState<Message | null>(null);
  return (
    <>
      <Button
        kind="quiet"
        className={styles.button}
        aria-label={t('popup.refresh')}
        title={t('popup.refresh')}
        onClick={() => void onRefresh().then(setObstacle, () => setObstacle(null))}
      >
        <svg
          width="14"
          height="14"
          viewBox="0 0 14 14"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d="M12 7A5 5 0 112 7a5 5 0 018.6-3.4L12 5M12 2v3H9" />
        </svg>
      </Button>
      <span role="status" className={styles.obstacle}>
        {obstacle ? spell(obstacle) : null}
      </span>
    </>
  );
}
