import type { HeadroomEvent } from '../../domain/events/event';
import type { Observation, Source } from '../../domain/observations/observation';
import { windowLabel } from '../../domain/windows/limit-window';
import { formatCount } from '../../i18n/format-count';
import { formatPercent } from '../../i18n/format-percent';
import { Moment } from '../components/moment';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { changesOf } from './event-change';
import styles from './evidence-list.module.css';

const sources: Readonly<Record<Source, string>> = {
  network: 'seen on the page',
  dom: "read from the page's text",
  cli: 'from a Codex CLI session',
  sample: 'sample data',
};

interface EvidenceListProps {
  readonly event: HeadroomEvent;
  readonly observations: readonly Observation[];
}

/** The observations that prove an event, each in a few words. */
export function EvidenceList({ event, observations }: EvidenceListProps) {
  const missing = event.evidence.length - observations.length;
  return (
    <div className={styles.evidence}>
      <Changes event={event} />
      <ul className={styles.list}>
        {observations.map((observation) => (
          <li key={observation.id}>
            <Moment at={observation.at} form="date" />, {sources[observation.source]}: {summaryOf(observation)}
          </li>
        ))}
      </ul>
      {missing > 0 ? (
        <p className={styles.note}>
          {missing === 1 ? 'One more observation is' : `${missing} more observations are`} no longer held row by row.
        </p>
      ) : null}
      <p className={styles.note}>How sure: {Math.round(event.confidence * 100)} %.</p>
    </div>
  );
}

/** Before and after of every changed value. */
function Changes({ event }: { readonly event: HeadroomEvent }) {
  const changes = changesOf(event, useNow(), useLocaleAndZone());
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map(({ what, before, after }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {before ?? 'none'} <span aria-hidden="true">→</span>
            <span className="visually-hidden">became</span> <b>{after ?? 'none'}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The part of an observation that matters here. */
function summaryOf(observation: Observation): string {
  switch (observation.kind) {
    case 'usage':
      return observation.facts.windows
        .map(
          (window) => `${windowLabel(window, window.name)} ${formatPercent(100 - window.usedPercent, 'used')} % used`,
        )
        .join(', ');
    case 'resets':
      return `${formatCount(observation.facts.resets.length, 'reset')} listed`;
    case 'balance':
      return `balance ${observation.facts.balance ?? 'not stated'}`;
    default:
      return observation.kind.replaceAll('-', ' ');
  }
}
