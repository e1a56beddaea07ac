import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  /** On the button that opens it. */
  readonly ask: string;
  readonly title: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
}

/** A button for what cannot be undone: it asks first, and the safe answer has the focus. */
export function ConfirmDialog({ ask, title, confirm, busy = false, onConfirm, children }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button kind="danger" disabled={busy}>
          {ask}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={styles.veil} />
        <AlertDialog.Content className={styles.dialog}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.words}>{children}</AlertDialog.Description>
          <div className={styles.answers}>
            <AlertDialog.Cancel asChild>
              <Button>Keep it</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button kind="danger" onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
