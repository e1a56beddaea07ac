import type { EventType, HeadroomEvent } from '../../domain/events/event';

/** What events are about: the rough sort one filters by. */
type EventSubject = 'windows' | 'bank' | 'credits' | 'referral';

/** `notable` leaves out the ends that came as announced: several a day, and no news. */
export type EventFilterValue = 'notable' | EventSubject | 'all';

export const filterNames: Readonly<Record<EventFilterValue, string>> = {
  notable: 'Notable',
  windows: 'Windows',
  bank: 'Bank',
  credits: 'Credits',
  referral: 'Referral',
  all: 'Everything',
};

interface EventTexts {
  readonly subject: EventSubject;
  /** A sign beside its title: what kind of change, without colour. */
  readonly shape: string;
}

const words: Readonly<Record<EventType, EventTexts>> = {
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
export function eventTexts({ type }: Pick<HeadroomEvent, 'type'>): EventTexts {
  const known: EventTexts | undefined = words[type];
  return known ?? { subject: 'windows', shape: '■' };
}

/** The types a choice lists; undefined lists every type, those of newer versions too. */
export function typesOf(choice: EventFilterValue): readonly EventType[] | undefined {
  if (choice === 'all') return undefined;
  const types = Object.keys(words) as EventType[];
  if (choice === 'notable') return types.filter((type) => isNotable({ type }));
  return types.filter((type) => words[type].subject === choice);
}

/** Whether an event is news: credits spent in the course of work and ends that came as announced are not. */
export function isNotable({ type }: Pick<HeadroomEvent, 'type'>): boolean {
  return type !== 'cycle-ended' && type !== 'credits-spent';
}
