import type { LastBody } from '../../engine/ports/app-ports';
import { formatCount } from '../../i18n/format-count';
import { Moment } from '../components/moment';
import styles from './diagnostics.module.css';

/** The last response body of each kind: its fields, what was stored of each, and what is withheld. */
export function LastBodies({ bodies }: { readonly bodies: readonly LastBody[] }) {
  if (bodies.length === 0) return <p className={styles.ok}>None yet: open the Codex usage page once.</p>;
  return (
    <div className={styles.bodies}>
      {bodies.map((body) => (
        <details key={body.kind}>
          <summary>
            <b>{body.kind.replaceAll('-', ' ')}</b>, <Moment at={body.at} />, {formatCount(body.fields.length, 'field')}
            {body.dropped.length > 0 ? `, ${body.dropped.length} left out` : ''}
          </summary>
          <Fields body={body} />
        </details>
      ))}
    </div>
  );
}

function Fields({ body }: { readonly body: LastBody }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={`Fields of ${body.kind}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">Kept</th>
          </tr>
        </thead>
        <tbody>
          {body.fields.map(({ path, type, shown }) => (
            <tr key={path}>
              <td>
                <code className={styles.code}>{path}</code>
              </td>
              <td>{type}</td>
              <td>{shown ?? <span className={styles.aside}>withheld</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {body.dropped.map((line) => (
        <p key={line} className={styles.dropped}>
          left out: <code className={styles.code}>{line}</code>
        </p>
      ))}
    </section>
  );
}
