import { type Receipt, receiptOf } from '../../domain/bank/receipt';
import { sameEndMs } from '../../domain/events/describe-event';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import { sameWindow } from '../../domain/windows/limit-window';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './event-item.module.css';

interface EventRowsProps {
  readonly event: HeadroomEvent;
  /** The account's windows, with the page's names. */
  readonly windows: readonly NamedWindow[];
}

/** What an event did to its windows: a row for each, use before → after, then its end. Nothing where it states no figures. */
export function EventRows({ event, windows }: EventRowsProps) {
  const { t, formats } = useTranslator();
  const rows = receiptOf(event).windows;
  if (rows.length === 0) return null;
  return (
    <table className={styles.rows}>
      <caption className="visually-hidden">{t('events.rows')}</caption>
      <tbody>
        {rows.map(({ window, usedBefore, usedAfter, ...ends }) => (
          <tr key={`${window.limit}/${window.seconds}`}>
            <th scope="row">{formats.window(windows.find((named) => sameWindow(named, window)) ?? window)}</th>
            <td>
              <T
                k="events.row.change"
                values={{
                  before: usedBefore,
                  after: usedAfter,
                  became: { node: <Became key="became" /> },
                  b: (children) => <b key="after">{children}</b>,
                }}
              />
            </td>
            <td>
              <EndText {...ends} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Became() {
  const { t } = useTranslator();
  return (
    <>
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
      <span className="visually-hidden">{t('events.change.became')}</span>
    </>
  );
}

/** "ends Wed 18 Nov, 16:20, 3 d 1 h later" */
function EndText({ resetsAtAfter: at, shiftMs }: Pick<Receipt['windows'][number], 'resetsAtAfter' | 'shiftMs'>) {
  const moment = { node: <Moment key="at" at={at} form="date" /> };
  if (Math.abs(shiftMs) < sameEndMs) return <T k="events.row.end.same" values={{ at: moment }} />;
  const by = Math.abs(shiftMs);
  return <T k={shiftMs > 0 ? 'events.row.end.later' : 'events.row.end.earlier'} values={{ at: moment, by }} />;
}
