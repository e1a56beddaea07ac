// The proof of some events: a file that replay reads, and a report for people.
import type { HeadroomEvent } from '../../domain/events/event';
import type { Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import { evidenceLines } from './evidence-lines';
import { evidenceReport } from './evidence-report';

export interface EvidenceRequest {
  readonly plan: string | null;
  /** All events of the account, oldest first. */
  readonly events: readonly HeadroomEvent[];
  readonly observations: readonly Observation[];
  /** Ids of the events in question; null for all. */
  readonly only: readonly string[] | null;
  readonly madeAt: Instant;
  /** English, with instants in `zone`. */
  readonly english: Translator;
  readonly zone: string;
}

export interface Evidence {
  /** JSON Lines, redacted and chained. */
  readonly jsonl: string;
  /** Markdown. */
  readonly report: string;
}

/**
 * Exports every observation from the first proof to the last, because fewer would not fold to the same events. Neither file
 * names anybody; resets have placeholders.
 */
export function exportEvidence(request: EvidenceRequest): Evidence {
  const { only, english, zone, plan, madeAt } = request;
  const events = only === null ? request.events : request.events.filter(({ id }) => only.includes(id));
  const observations = only === null ? request.observations : provingSpan(request.observations, events);
  const lines = evidenceLines(observations, 1);
  const chainHead = /"chain":"([^"]*)"\}$/.exec(lines.at(-1) ?? '')?.[1] ?? null;
  return {
    jsonl: lines.map((line) => `${line}\n`).join(''),
    report: evidenceReport({ plan, events, observations, madeAt, english, zone, chainHead }),
  };
}

function provingSpan(observations: readonly Observation[], events: readonly HeadroomEvent[]): readonly Observation[] {
  const proofs = new Set(events.flatMap(({ evidence }) => evidence));
  const instants = observations.filter(({ id }) => proofs.has(id)).map(({ at }) => at);
  if (instants.length === 0) return [];
  const [from, to] = [Math.min(...instants), Math.max(...instants)];
  return observations.filter(({ at }) => at >= from && at <= to);
}
