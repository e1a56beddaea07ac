// The status of each transport to the phone: whether it is set up, whether it works, and what failed last.
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import type { DeviceLine, GroupMembership, PushOptions, TransportStatus } from '../ports/device-ports';
import type { OutcomeText } from '../ports/outcome';
import type { SyncView } from '../ports/sync-ports';
import type { PushStatus } from './device-store';
import type { InboxLog } from './inbox-log';

const pushName = message('devices.ways.push');

export interface HandoverLog {
  readonly successAt: Instant | null;
  readonly errorAt: Instant | null;
  /** Older versions stored a text. */
  readonly error: OutcomeText | null;
}

export const noHandover: HandoverLog = { successAt: null, errorAt: null, error: null };

/** Hand-over by codes, links and files. */
export function handoverStatus(log: HandoverLog, side: 'computer' | 'phone'): TransportStatus {
  const failing = log.errorAt !== null && log.errorAt > (log.successAt ?? 0);
  return {
    name: message('devices.ways.handover'),
    state: failing ? 'failing' : log.successAt === null ? 'armed' : 'working',
    text: message(side === 'computer' ? 'devices.ways.handover.computer' : 'devices.ways.handover.phone'),
    lastSuccessAt: log.successAt,
    lastErrorAt: log.errorAt,
    lastError: log.error,
  };
}

export interface ComputerPushFacts {
  readonly devices: readonly DeviceLine[];
  readonly statuses: readonly PushStatus[];
  readonly options: PushOptions;
  /** Whether the browser lets us reach the push services. */
  readonly allowed: boolean;
}

/** Push as the computer knows it: at best that a push was accepted. No push service says what was delivered. */
export function computerPushStatus({ devices, statuses, options, allowed }: ComputerPushFacts): TransportStatus {
  const phones = devices.filter(({ vendor }) => vendor !== null);
  const lastSuccessAt = latest(statuses.map(({ acceptedAt }) => acceptedAt));
  const worst = statuses
    .filter(({ trouble }) => trouble !== null)
    .toSorted((a, b) => (b.failedAt ?? 0) - (a.failedAt ?? 0))[0];
  const lastErrorAt = latest(statuses.map(({ failedAt }) => failedAt));
  const say = (state: TransportStatus['state'], text: OutcomeText): TransportStatus => ({
    name: pushName,
    state,
    text,
    lastSuccessAt,
    lastErrorAt,
    lastError: worst?.trouble ?? null,
  });
  if (phones.length === 0) return say('off', message('devices.ways.push.nobody'));
  if (options.paused) return say('off', message('devices.ways.push.paused'));
  if (!allowed) return say('failing', message('devices.ways.push.notAllowed'));
  if (worst?.trouble) return say('failing', worst.trouble);
  if (lastSuccessAt === null) return say('armed', message('devices.ways.push.armed'));
  return say('working', message('devices.ways.push.working'));
}

/** Push as the phone knows it. */
export function phonePushStatus(membership: GroupMembership | null, received: InboxLog): TransportStatus {
  const lastSuccessAt = latest([received.lastAt, received.lastTestAt]);
  const say = (state: TransportStatus['state'], text: Message, lastError: Message | null = null): TransportStatus => ({
    name: pushName,
    state,
    text,
    lastSuccessAt,
    lastErrorAt: null,
    lastError,
  });
  if (!membership) return say('off', message('devices.ways.push.notPaired'));
  const { name } = membership.host;
  if (membership.subscriptionLost) return say('failing', message('devices.ways.push.lost', { name }));
  if (membership.silence !== null) return say('failing', message(`devices.silence.${membership.silence}`, { name }));
  const unread = unopened(membership, received);
  return lastSuccessAt === null
    ? say('armed', message('devices.ways.push.waiting', { name }), unread)
    : say('working', message('devices.ways.push.arriving', { name }), unread);
}

/** Why pushes that arrived could not be opened; null when all could. */
function unopened({ host }: GroupMembership, { closed, unreadable }: InboxLog): Message | null {
  if (closed > 0) return message('devices.ways.push.closed', { count: closed, name: host.name });
  return unreadable > 0 ? message('devices.ways.push.unreadable', { count: unreadable }) : null;
}

/** The full history over relays or a folder. */
export function syncStatus({ places, quorum }: SyncView): TransportStatus {
  const troubled = places.filter(({ trouble }) => trouble !== null);
  const current = places.filter(({ isCurrent }) => isCurrent).length;
  const isSaved = current >= quorum;
  const state = places.length === 0 ? 'off' : isSaved ? 'working' : troubled.length > 0 ? 'failing' : 'armed';
  const worst = troubled[0]?.trouble;
  return {
    name: message('devices.ways.history'),
    state,
    text: message(`devices.ways.history.${state}`),
    lastSuccessAt: latest(places.flatMap(({ readAt, wroteAt }) => [readAt, wroteAt])),
    lastErrorAt: latest(troubled.map(({ troubleAt }) => troubleAt)),
    lastError: worst ? message(`relay.trouble.${worst}`) : null,
  };
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
