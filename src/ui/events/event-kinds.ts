import type { EventType, HeadroomEvent } from '../../domain/events/event';

/** What an event is about, for the filter. */
type EventSubject = 'windows' | 'bank' | 'credits' | 'referral';

/** `notable` leaves out what happens several times a day: expected window ends and spent credits. */
export type EventFilterValue = 'notable' | EventSubject | 'all';

export const filters: readonly EventFilterValue[] = ['notable', 'windows', 'bank', 'credits', 'referral', 'all'];

interface EventKind {
  readonly subject: EventSubject;
  /** A sign beside the title, so that colour is not needed. */
  readonly sign: string;
}

const kinds: Readonly<Record<EventType, EventKind>> = {
  'cycle-ended': { subject: 'windows', sign: '●' },
  'reset-redeemed': { subject: 'bank', sign: '◆' },
  'early-reset': { subject: 'windows', sign: '▲' },
  'refill-kept-date': { subject: 'windows', sign: '▲' },
  correction: { subject: 'windows', sign: '≈' },
  'date-moved': { subject: 'windows', sign: '→' },
  flapped: { subject: 'windows', sign: '≈' },
  'plan-changed': { subject: 'windows', sign: '■' },
  'limit-withdrawn': { subject: 'windows', sign: '○' },
  'limit-restored': { subject: 'windows', sign: '●' },
  'reset-granted': { subject: 'bank', sign: '◆' },
  'reset-expired': { subject: 'bank', sign: '✕' },
  'reset-vanished': { subject: 'bank', sign: '?' },
  'credits-spent': { subject: 'credits', sign: '▽' },
  'credits-added': { subject: 'credits', sign: '△' },
  'referral-changed': { subject: 'referral', sign: '■' },
};

/** Subject and sign of an event. A type of a newer version counts as one of the windows. */
export function eventKind({ type }: Pick<HeadroomEvent, 'type'>): EventKind {
  const known: EventKind | undefined = kinds[type];
  return known ?? { subject: 'windows', sign: '■' };
}

/** The event types a filter lists. Undefined stands for every type, those of newer versions included. */
export function typesFor(filter: EventFilterValue): readonly EventType[] | undefined {
  if (filter === 'all') return undefined;
  const types = Object.keys(kinds) as EventType[];
  if (filter === 'notable') return types.filter((type) => isNotable({ type }));
  return types.filter((type) => kinds[type].subject === filter);
}

/** Whether an event is notable: expected window ends and credits spent by normal use are not. */
export function isNotable({ type }: Pick<HeadroomEvent, 'type'>): boolean {
  return type !== 'cycle-ended' && type !== 'credits-spent';
}

/** Whether an event is news for a short list: a notable one that is not bookkeeping of the referral programme. */
export function isNews({ type }: Pick<HeadroomEvent, 'type'>): boolean {
  return isNotable({ type }) && type !== 'referral-changed';
}
