import { useEffect, useRef, useState } from 'react';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import type { Observation } from '../../domain/observations/observation';
import { useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import styles from './event-evidence.module.css';
import { EvidenceList } from './evidence-list';

interface EventEvidenceProps {
  readonly event: HeadroomEvent;
  /** The account's windows, with the page's names. */
  readonly windows: readonly NamedWindow[];
  readonly startsOpen: boolean;
}

/** The evidence of an event, loaded when it is opened. */
export function EventEvidence({ event, windows, startsOpen }: EventEvidenceProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const { t } = useTranslator();
  const summary = useRef<HTMLElement>(null);
  // A link to this event opens it, scrolls to it and gives it the focus.
  useEffect(() => {
    if (!startsOpen) return;
    summary.current?.focus({ preventScroll: true });
    summary.current?.closest('article')?.scrollIntoView({ block: 'start' });
  }, [startsOpen]);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className={styles.details}>
      <summary ref={summary}>{t('events.evidence.show')}</summary>
      {isOpen ? <Evidence event={event} windows={windows} /> : null}
    </details>
  );
}

function Evidence({ event, windows }: Pick<EventEvidenceProps, 'event' | 'windows'>) {
  const { ports } = useApp();
  const { t } = useTranslator();
  const load = (): Promise<readonly Observation[]> => ports.evidence(event.evidence);
  const { value, failed } = useLoaded(event.evidence.join(), load);
  if (failed) return <p>{t('events.evidence.failed')}</p>;
  if (!value) return <p>{t('events.evidence.loading')}</p>;
  return <EvidenceList event={event} windows={windows} observations={value} />;
}
