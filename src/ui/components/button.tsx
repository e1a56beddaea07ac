import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/**
 * A button: one `primary` a screen, `plain` for the rest, `quiet` inside rows, `danger` for what cannot be undone. Disabled,
 * it does nothing and says so, and keeps the focus: a browser takes that from a button that is busy for a moment.
 */
export function Button({
  kind = 'plain',
  className,
  disabled = false,
  onClick,
  ...rest
}: ComponentProps<'button'> & { readonly kind?: ButtonKind }) {
  return (
    <button
      type="button"
      className={classNames(styles.button, styles[kind], className)}
      {...rest}
      aria-disabled={disabled || undefined}
      onClick={disabled ? refuse : onClick}
    />
  );
}

/** Nor may it send the form it belongs to. */
function refuse(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
