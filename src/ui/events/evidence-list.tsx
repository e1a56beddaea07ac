import type { HeadroomEvent } from '../../domain/events/event';
import { itemsOf, message, windowValue } from '../../domain/messages/message';
import { nameWindows } from '../../domain/messages/name-windows';
import type { Message, NamedWindow, Value } from '../../domain/messages/value';
import type { Observation } from '../../domain/observations/observation';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { changesOf } from './event-change';
import styles from './evidence-list.module.css';

interface EvidenceListProps {
  readonly event: HeadroomEvent;
  /** The account's windows, with the page's names. */
  readonly windows: readonly NamedWindow[];
  readonly observations: readonly Observation[];
}

/** The observations that prove an event, each in a few words. */
export function EvidenceList({ event, windows, observations }: EvidenceListProps) {
  const { t } = useTranslator();
  const missing = event.evidence.length - observations.length;
  return (
    <div className={styles.evidence}>
      <Changes event={event} windows={windows} />
      <ul className={styles.list}>
        {observations.map((observation) => (
          <li key={observation.id}>
            <T
              k="events.evidence.line"
              values={{
                at: { node: <Moment key="at" at={observation.at} form="date" /> },
                source: t(`events.evidence.${observation.source}`),
                summary: summaryOf(observation),
              }}
            />
          </li>
        ))}
      </ul>
      {missing > 0 ? <p className={styles.note}>{t('events.evidence.missing', { count: missing })}</p> : null}
      <p className={styles.note}>{t('events.evidence.confidence', { share: event.confidence * 100 })}</p>
    </div>
  );
}

/** Before and after of every changed value. */
function Changes({ event, windows }: Pick<EvidenceListProps, 'event' | 'windows'>) {
  const { t, spell } = useTranslator();
  const changes = changesOf(event);
  if (changes.length === 0) return null;
  const shown = (value: Message | null) => (value ? spell(value) : t('events.change.none'));
  return (
    <dl className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <div key={spell(what)}>
          <dt>{spell(nameWindows(what, windows))}</dt>
          <dd>
            {shown(before)} <span aria-hidden="true">→</span>
            <span className="visually-hidden">{t('events.change.became')}</span> <b>{shown(after)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The part of an observation that matters here. */
function summaryOf(observation: Observation): Value {
  switch (observation.kind) {
    case 'usage':
      return itemsOf(
        observation.facts.windows.map((window) =>
          message('events.evidence.used', { window: windowValue(window), used: window.usedPercent }),
        ),
      );
    case 'resets':
      return message('events.evidence.resets', { count: observation.facts.resets.length });
    case 'balance': {
      const { balance } = observation.facts;
      return balance === null ? message('events.evidence.noBalance') : message('events.evidence.balance', { balance });
    }
    default:
      return observation.kind.replaceAll('-', ' ');
  }
}
