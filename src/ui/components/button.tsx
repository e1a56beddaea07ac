import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/**
 * A button. At most one `primary` per screen, `plain` for the rest, `quiet` inside rows, `danger` for what cannot be undone.
 * `disabled` becomes `aria-disabled`: a browser takes the focus from a disabled button, even if it is busy for a moment only.
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
      onClick={disabled ? ignoreClick : onClick}
    />
  );
}

/** Ignores the click, and keeps a submit button from sending its form. */
function ignoreClick(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
