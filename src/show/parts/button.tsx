import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classes } from './classes';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/** A button: one `primary` a screen, `plain` for the rest, `quiet` inside rows, `danger` for what cannot be undone. */
export function Button({
  kind = 'plain',
  className,
  ...rest
}: ComponentProps<'button'> & { readonly kind?: ButtonKind }) {
  return <button type="button" className={classes(styles.button, styles[kind], className)} {...rest} />;
}
