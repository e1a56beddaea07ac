import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './tag.module.css';

/** `bank` and `left` inform, `warn` and `stop` ask for something, `quiet` is an aside. */
export type TagTone = 'left' | 'warn' | 'stop' | 'bank' | 'quiet';

/** A few words in a pill. Its words carry the meaning; the colour only helps to find them. */
export function Tag({ tone = 'quiet', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>;
}
