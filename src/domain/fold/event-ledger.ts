// The events of one account while observations are being folded in: emitted, altered, withdrawn.
import { boundEvent } from '../events/bound-event';
import type { EventType, HeadroomEvent } from '../events/event';
import { eventTraits } from '../events/event-traits';
import { dayMs } from '../time/instant';

export interface EventLedger {
  /** Those that later observations can still alter, oldest first. */
  open: readonly HeadroomEvent[];
  /** Newest first, the most recent 50. */
  recent: readonly HeadroomEvent[];
  /** What was emitted since the ledger was opened, by id. */
  readonly changed: Map<string, HeadroomEvent>;
  /** Ids of what was withdrawn. */
  readonly removed: Set<string>;
}

const recentCount = 50;
const openCount = 64;
/** The server's own history of resets reaches 30 days back: so late can a proof arrive. */
const openMs = 35 * dayMs;
/** Proofs are few; a long flapping would otherwise list hundreds. */
const mostProofs = 24;

/** A ledger that one fold writes to. `open`: events that can still change. `recent`: the newest of all. */
export function openLedger(open: readonly HeadroomEvent[], recent: readonly HeadroomEvent[]): EventLedger {
  return { open, recent, changed: new Map(), removed: new Set() };
}

/** Adds an event, or puts it in place of the one with its id. */
export function emit(ledger: EventLedger, given: HeadroomEvent): void {
  const event = boundEvent(given);
  ledger.changed.set(event.id, event);
  ledger.removed.delete(event.id);
  ledger.recent = insert(without(ledger.recent, event.id), event).slice(0, recentCount);
  if (!eventTraits[event.type].staysOpen) return;
  const oldest = event.at - openMs;
  ledger.open = [...ledger.open.filter(({ id, at }) => id !== event.id && at >= oldest), event].slice(-openCount);
}

/** Withdraws an event that turned out to be wrong. */
export function withdraw(ledger: EventLedger, id: string): void {
  ledger.changed.delete(id);
  ledger.removed.add(id);
  ledger.recent = without(ledger.recent, id);
  ledger.open = without(ledger.open, id);
}

/** Alters an event that is still open. Nothing happens once it is closed, or where it has no id. */
export function amend(ledger: EventLedger, id: string | null, change: (event: HeadroomEvent) => HeadroomEvent): void {
  const event = ledger.open.find((one) => one.id === id);
  if (event) emit(ledger, change(event));
}

/** The oldest open event of a type that `fits`. */
export function findOpen(
  { open }: EventLedger,
  type: EventType,
  fits: (event: HeadroomEvent) => boolean,
): HeadroomEvent | undefined {
  return open.find((event) => event.type === type && fits(event));
}

/** The event, confirmed by the observation `proof`. */
export function confirmed(event: HeadroomEvent, proof: string): HeadroomEvent {
  return { ...event, confirmed: true, confidence: Math.max(event.confidence, 0.9), evidence: withProof(event, proof) };
}

/** The event with one more note; the same object where it has the note already. */
export function withNote(event: HeadroomEvent, note: string): HeadroomEvent {
  return event.notes.includes(note) ? event : { ...event, notes: [...event.notes, note] };
}

/** The ids of the event's evidence and of `proof`, at most `mostProofs`. */
export function withProof(event: HeadroomEvent, proof: string): readonly string[] {
  return event.evidence.includes(proof) || event.evidence.length >= mostProofs
    ? event.evidence
    : [...event.evidence, proof];
}

function without(events: readonly HeadroomEvent[], id: string): readonly HeadroomEvent[] {
  return events.filter((event) => event.id !== id);
}

function insert(newestFirst: readonly HeadroomEvent[], event: HeadroomEvent): readonly HeadroomEvent[] {
  const index = newestFirst.findIndex(({ at, id }) => at < event.at || (at === event.at && id < event.id));
  return index < 0 ? [...newestFirst, event] : newestFirst.toSpliced(index, 0, event);
}
