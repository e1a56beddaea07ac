import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tag.module.css';

/** `bank` and `left` inform, `warn` and `stop` ask for an action, `quiet` is a side note. */
export type TagTone = 'left' | 'warn' | 'stop' | 'bank' | 'quiet';

/** A short label in a pill. The text carries the meaning; the colour only helps to find it. */
export function Tag({ tone = 'quiet', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
}
