import type { EventType, HeadroomEvent } from '../domain/event';

/** What events are about: the rough sort one filters by. */
export type EventSubject = 'windows' | 'bank' | 'credits' | 'referral';

export const subjectNames: Readonly<Record<EventSubject, string>> = {
  windows: 'Windows',
  bank: 'Bank',
  credits: 'Credits',
  referral: 'Referral',
};

interface EventWords {
  readonly title: string;
  readonly subject: EventSubject;
  /** A sign beside the title: what kind of change, without colour. */
  readonly shape: string;
}

const words: Readonly<Record<EventType, EventWords>> = {
  'cycle-ended': { title: 'Window ended as announced', subject: 'windows', shape: '●' },
  'reset-redeemed': { title: 'Banked reset used', subject: 'bank', shape: '◆' },
  'early-reset': { title: 'Early reset, not from your bank', subject: 'windows', shape: '▲' },
  'refill-kept-date': { title: 'Refilled, date kept', subject: 'windows', shape: '▲' },
  correction: { title: 'Figure corrected', subject: 'windows', shape: '≈' },
  'date-moved': { title: 'Date moved', subject: 'windows', shape: '→' },
  flapped: { title: 'Two figures disagreed', subject: 'windows', shape: '≈' },
  'plan-changed': { title: 'Plan changed', subject: 'windows', shape: '■' },
  'limit-withdrawn': { title: 'Window no longer listed', subject: 'windows', shape: '○' },
  'limit-restored': { title: 'Window listed again', subject: 'windows', shape: '●' },
  'reset-granted': { title: 'Reset added to the bank', subject: 'bank', shape: '◆' },
  'reset-expired': { title: 'Banked reset lapsed unused', subject: 'bank', shape: '✕' },
  'reset-vanished': { title: 'Banked reset gone, unexplained', subject: 'bank', shape: '?' },
  'credits-spent': { title: 'Credits spent', subject: 'credits', shape: '▽' },
  'credits-added': { title: 'Credits added', subject: 'credits', shape: '△' },
  'referral-changed': { title: 'Referral changed', subject: 'referral', shape: '■' },
};

/** Title, subject and sign of an event; a type from a newer version is named by its own word. */
export function eventWords({ type }: Pick<HeadroomEvent, 'type'>): EventWords {
  const known: EventWords | undefined = words[type];
  return known ?? { title: String(type).replaceAll('-', ' '), subject: 'windows', shape: '■' };
}

/** The types of the subjects chosen; undefined when none is, which means all. */
export function typesOf(subjects: readonly EventSubject[]): readonly EventType[] | undefined {
  if (subjects.length === 0) return undefined;
  return (Object.keys(words) as EventType[]).filter((type) => subjects.includes(words[type].subject));
}

const noteWords: Readonly<Record<string, string>> = {
  'linked-to-invite': 'within a day of an invite being done',
  rebounded: 'came back afterwards',
  'plan-use-remained': 'plan use was still left',
  sliding: 'small and repeated: a sliding window',
};

/** A note of an event in words. */
export function noteText(note: string): string {
  return noteWords[note] ?? note.replaceAll('-', ' ');
}
