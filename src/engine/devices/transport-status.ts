// The status of each transport to the phone: whether it is set up, whether it works, and what failed last.
import type { Instant } from '../../domain/time/instant';
import { silenceTexts } from '../../i18n/silence-texts';
import type { DeviceLine, GroupMembership, TransportStatus } from '../ports/device-ports';
import type { PushOptions, PushStatus } from './device-store';
import type { InboxLog } from './inbox-log';

export interface HandoverLog {
  readonly successAt: Instant | null;
  readonly errorAt: Instant | null;
  readonly error: string | null;
}

export const noHandover: HandoverLog = { successAt: null, errorAt: null, error: null };

/** Hand-over by codes, links and files. */
export function handoverStatus(log: HandoverLog, side: 'computer' | 'phone'): TransportStatus {
  const failing = log.errorAt !== null && log.errorAt > (log.successAt ?? 0);
  const text =
    side === 'computer'
      ? 'Codes, links and files are made here whenever you ask. No network is used.'
      : 'Codes, links and files are read here whenever you ask. No network is used.';
  return {
    name: 'Hand-over',
    state: failing ? 'failing' : log.successAt === null ? 'armed' : 'working',
    text,
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
  const say = (state: TransportStatus['state'], text: string): TransportStatus => ({
    name: 'Push',
    state,
    text,
    lastSuccessAt,
    lastErrorAt,
    lastError: worst?.trouble ?? null,
  });
  if (phones.length === 0) return say('off', 'No phone is paired. Nothing is sent anywhere.');
  if (options.paused) return say('off', 'Paused by you. Nothing is sent until you switch it on again.');
  if (!allowed)
    return say(
      'failing',
      'The browser no longer lets Headroom reach the push services. Press “Add a phone or computer” above and allow it; nothing has to be paired anew.',
    );
  if (worst) return say('failing', worst.trouble ?? '');
  if (lastSuccessAt === null) return say('armed', 'Paired. The first push goes out when there is something to tell.');
  return say('working', 'The push service took the last message. Whether the phone showed it, only the phone knows.');
}

/** Push as the phone knows it. */
export function phonePushStatus(membership: GroupMembership | null, received: InboxLog): TransportStatus {
  const lastSuccessAt = latest([received.lastAt, received.lastTestAt]);
  const say = (state: TransportStatus['state'], text: string, lastError: string | null = null): TransportStatus => ({
    name: 'Push',
    state,
    text,
    lastSuccessAt,
    lastErrorAt: null,
    lastError,
  });
  if (!membership) return say('off', 'This phone is not paired with a computer.');
  if (membership.subscriptionLost) {
    return say('failing', `The browser ended the subscription: ${membership.host.name} writes to nobody. Pair again.`);
  }
  if (membership.silence !== null) return say('failing', silenceTexts[membership.silence](membership.host.name));
  const unread = unopened(membership, received);
  if (lastSuccessAt === null)
    return say('armed', `Paired with ${membership.host.name}. Waiting for the first push.`, unread);
  return say('working', `Messages from ${membership.host.name} arrive.`, unread);
}

/** Why pushes that arrived could not be opened; null when all could. */
function unopened({ host }: GroupMembership, { closed, unreadable }: InboxLog): string | null {
  if (closed > 0)
    return `${closed === 1 ? 'One message is' : `${closed} messages are`} sealed with keys this phone does not have. If a computer was linked before a device was removed or the keys were renewed, link it again: press “Add a phone or computer” on ${host.name}, and scan or paste the code on that computer’s Phone page.`;
  return unreadable > 0 ? `${unreadable} messages could not be opened.` : null;
}

/** Transports this version does not have. They are listed so that nobody looks for them. */
export function unsupportedTransports(): readonly TransportStatus[] {
  const off = { state: 'off' as const, lastSuccessAt: null, lastErrorAt: null, lastError: null };
  return [
    { ...off, name: 'Full history', text: 'Sealed history over relays of your choice is not part of this version.' },
  ];
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
