import type { Diagnostics } from '../../engine/ports/app-ports';
import { Moment } from '../components/moment';
import styles from './diagnostics.module.css';

const texts = {
  bytes: 'A Codex tab sent more than 4 MB in a minute',
  messages: 'A Codex tab sent more than 240 messages in a minute',
  time: 'A Codex tab took more than 3 seconds of work in a minute',
  'closed-tab': 'The tab was closed before its messages were read',
} as const;

/** What pages sent that was not looked at. A page that behaves never gets here. */
export function RefusedList({ refused }: Pick<Diagnostics, 'refused'>) {
  return (
    <ul className={styles.rows}>
      {refused.map(({ at, refusal, count }) => (
        <li key={refusal}>
          <span>{texts[refusal]}</span>
          <span className={styles.aside}>
            {count === 1 ? 'once' : `${count} times`}, last <Moment at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
