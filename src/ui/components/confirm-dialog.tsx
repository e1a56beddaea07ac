import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './button';
import styles from './confirm-dialog.module.css';
import { useTranslator } from './reader-context';
import { useScrollLock } from './use-scroll-lock';

interface ConfirmDialogProps {
  /** On the button that opens the dialog. */
  readonly ask: string;
  readonly title: string;
  /** On the button that carries out the action. */
  readonly confirm: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
}

/** A button for an action that cannot be undone. It asks first, and the answer that changes nothing has the focus. */
export function ConfirmDialog({ ask, busy = false, ...dialog }: ConfirmDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // The browser gives the focus back to what had it. Safari does not focus a button that is clicked.
    opener.current?.focus();
  };
  return (
    <>
      <Button ref={opener} kind="danger" aria-haspopup="dialog" disabled={busy} onClick={() => setOpen(true)}>
        {ask}
      </Button>
      {isOpen ? <OpenDialog {...dialog} onClose={close} /> : null}
    </>
  );
}

type OpenDialogProps = Omit<ConfirmDialogProps, 'ask' | 'busy'> & { readonly onClose: () => void };

/** Modal while it is mounted: `showModal` keeps the focus inside, makes the page behind it inert and closes on Escape. */
function OpenDialog({ title, confirm, onConfirm, onClose, children }: OpenDialogProps) {
  const { t } = useTranslator();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const [titleId, textId] = [useId(), useId()];
  useScrollLock();
  useLayoutEffect(() => {
    dialog.current?.showModal();
    cancel.current?.focus();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      className={styles.dialog}
      onClose={onClose}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <p id={textId} className={styles.text}>
        {children}
      </p>
      <div className={styles.answers}>
        <Button ref={cancel} onClick={close}>
          {t('common.keepIt')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            onConfirm();
            close();
          }}
        >
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
