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
  readonly subject: EventSubject;
  /** A sign beside its title: what kind of change, without colour. */
  readonly shape: string;
}

const words: Readonly<Record<EventType, EventWords>> = {
  'cycle-ended': { subject: 'windows', shape: '●' },
  'reset-redeemed': { subject: 'bank', shape: '◆' },
  'early-reset': { subject: 'windows', shape: '▲' },
  'refill-kept-date': { subject: 'windows', shape: '▲' },
  correction: { subject: 'windows', shape: '≈' },
  'date-moved': { subject: 'windows', shape: '→' },
  flapped: { subject: 'windows', shape: '≈' },
  'plan-changed': { subject: 'windows', shape: '■' },
  'limit-withdrawn': { subject: 'windows', shape: '○' },
  'limit-restored': { subject: 'windows', shape: '●' },
  'reset-granted': { subject: 'bank', shape: '◆' },
  'reset-expired': { subject: 'bank', shape: '✕' },
  'reset-vanished': { subject: 'bank', shape: '?' },
  'credits-spent': { subject: 'credits', shape: '▽' },
  'credits-added': { subject: 'credits', shape: '△' },
  'referral-changed': { subject: 'referral', shape: '■' },
};

/** Subject and sign of an event; a type from a newer version counts with the windows. */
export function eventWords({ type }: Pick<HeadroomEvent, 'type'>): EventWords {
  const known: EventWords | undefined = words[type];
  return known ?? { subject: 'windows', shape: '■' };
}

/** The types of the subjects chosen; undefined when none is, which means all. */
export function typesOf(subjects: readonly EventSubject[]): readonly EventType[] | undefined {
  if (subjects.length === 0) return undefined;
  return (Object.keys(words) as EventType[]).filter((type) => subjects.includes(words[type].subject));
}
