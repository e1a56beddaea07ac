import type { HeadroomEvent } from '../../domain/events/event';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { englishMessages } from '../../i18n/app-messages';
import { reportTranslator } from '../../i18n/report-translator';
import type { SaveFile } from '../ports/save-file';
import type { OwnStorage } from '../state/own-storage';
import { exportEvidence } from './export-evidence';
import { proofOf } from './find-evidence';

/** Saves the proof of these events: a file for `npm run replay` and a report. Returns what was saved. */
export async function saveEvidence(
  record: Pick<OwnStorage, 'observations' | 'events' | 'registers'>,
  keys: readonly AccountKey[],
  events: readonly HeadroomEvent[],
  now: Instant,
  save: SaveFile,
): Promise<Message> {
  const proofs = await proofOf(record, events);
  if (proofs.length === 0) return message('files.evidence.gone');
  const instants = proofs.map(({ at }) => at);
  const seen = await record.observations.history(keys, Math.min(...instants), Math.max(...instants));
  const { jsonl, report } = evidenceOf(events, seen, now);
  save('headroom-evidence.jsonl', [jsonl], 'application/jsonl');
  save('headroom-evidence.md', [report], 'text/markdown');
  return message('files.evidence.saved', { count: seen.length });
}

function evidenceOf(events: readonly HeadroomEvent[], observations: readonly Observation[], madeAt: Instant) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const usage = observations.findLast((one) => one.kind === 'usage');
  return exportEvidence({
    plan: usage?.kind === 'usage' ? usage.facts.plan : null,
    events: events.toSorted((a, b) => a.at - b.at),
    observations,
    only: null,
    madeAt,
    english: reportTranslator(zone, englishMessages, madeAt),
    zone,
  });
}
