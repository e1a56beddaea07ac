import type { ReactNode } from 'react';
import type { LastBody } from '../../engine/ports/app-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './diagnostics.module.css';

/** The last response body of each kind: its fields, what was stored of each, and what is withheld. */
export function LastBodies({ bodies }: { readonly bodies: readonly LastBody[] }) {
  const { t } = useTranslator();
  if (bodies.length === 0) return <p className={styles.ok}>{t('diagnostics.bodies.none')}</p>;
  return (
    <div className={styles.bodies}>
      {bodies.map((body) => (
        <details key={body.kind}>
          <summary>
            <Summary body={body} />
          </summary>
          <Fields body={body} />
        </details>
      ))}
    </div>
  );
}

function Summary({ body: { kind, at, fields, dropped } }: { readonly body: LastBody }) {
  const values = {
    kind: kind.replaceAll('-', ' '),
    at: { node: <Moment at={at} /> },
    fields: fields.length,
    b: (children: readonly ReactNode[]) => <b>{children}</b>,
  };
  if (dropped.length === 0) return <T k="diagnostics.bodies.body" values={values} />;
  return <T k="diagnostics.bodies.bodyDropped" values={{ ...values, dropped: dropped.length }} />;
}

function Fields({ body }: { readonly body: LastBody }) {
  const { t } = useTranslator();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('diagnostics.bodies.fields', { kind: body.kind })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('diagnostics.bodies.field')}</th>
            <th scope="col">{t('diagnostics.bodies.type')}</th>
            <th scope="col">{t('diagnostics.bodies.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {body.fields.map(({ path, type, shown }) => (
            <tr key={path}>
              <td>
                <code className={styles.code}>{path}</code>
              </td>
              <td>{type}</td>
              <td>{shown ?? <span className={styles.aside}>{t('diagnostics.bodies.withheld')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {body.dropped.map((line) => (
        <p key={line} className={styles.dropped}>
          <T k="diagnostics.bodies.dropped" values={{ line: { node: <code className={styles.code}>{line}</code> } }} />
        </p>
      ))}
    </section>
  );
}
