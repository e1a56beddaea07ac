// When a push is worth a push. Vendors throttle, some phones show a banner each time, and nobody wants a buzz a minute.
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import type { PushVendor } from './push-vendor';

/** What the policy looks at: one number or instant each, by a name that tells accounts and windows apart. */
export interface PushFacts {
  readonly used: Readonly<Record<string, number>>;
  /** End of the running cycle, by window. */
  readonly ends: Readonly<Record<string, Instant>>;
  /** Banked resets held, by account. */
  readonly banked: Readonly<Record<string, number>>;
  /** Resets that lapse within 48 h, by key. */
  readonly lapsing: readonly string[];
  /** Accounts whose credits are below the user's mark. */
  readonly creditsLow: readonly string[];
}

/** What is remembered of one phone. */
export interface PushMemory {
  /** When each push of the last day was accepted. */
  readonly sentAt: readonly Instant[];
  /** The facts as last sent. */
  readonly facts: PushFacts;
}

export type PushReason = 'first' | 'threshold' | 'reset-seen' | 'bank' | 'lapsing' | 'credits' | 'moved' | 'resting';

export interface PushOccasion {
  readonly now: Instant;
  readonly facts: PushFacts;
  /** The computer went idle or was locked: perhaps the last word before it sleeps. */
  readonly idle: boolean;
  readonly vendor: PushVendor;
}

const thresholds = [80, 95, 100];
const leastMove = 5;
const leastPauseMs = 15 * minuteMs;
const afterRestMs = 2 * minuteMs;
const settleMs = 10 * minuteMs;
/** Apple shows a banner for every push; the others replace one card in silence. */
export const dailyCap: Readonly<Record<PushVendor, number>> = { apple: 8, fcm: 24, mozilla: 24, windows: 24 };
/** Alerts come on top, and end here. */
export const dailyAlertCap = 40;

/** Why a digest is worth sending now; null when it is not, or the day's share is spent. */
export function digestReason(memory: PushMemory | null, occasion: PushOccasion): PushReason | null {
  if (!memory || memory.sentAt.length === 0) return 'first';
  if (sentToday(memory, occasion.now) >= dailyCap[occasion.vendor]) return null;
  const sinceLast = occasion.now - Math.max(...memory.sentAt);
  const urgent = urgentReason(memory.facts, occasion.facts);
  if (urgent) return urgent;
  const moved = largestMove(memory.facts, occasion.facts);
  if (moved >= leastMove && sinceLast >= leastPauseMs) return 'moved';
  return occasion.idle && moved > 0 && sinceLast >= afterRestMs ? 'resting' : null;
}

/** Whether an alert may still go out today. */
export function alertAllowed(memory: PushMemory | null, now: Instant): boolean {
  return !memory || sentToday(memory, now) < dailyAlertCap;
}

/** The memory after a push was accepted. */
export function afterSending(memory: PushMemory | null, now: Instant, facts: PushFacts): PushMemory {
  return { sentAt: [...(memory?.sentAt ?? []), now].filter((at) => at > now - dayMs).slice(-dailyAlertCap), facts };
}

export function sentToday({ sentAt }: PushMemory, now: Instant): number {
  return sentAt.filter((at) => at > now - dayMs).length;
}

function urgentReason(before: PushFacts, after: PushFacts): PushReason | null {
  for (const [window, used] of Object.entries(after.used)) {
    const was = before.used[window] ?? 0;
    if (thresholds.some((mark) => was < mark && used >= mark)) return 'threshold';
    const moved = (after.ends[window] ?? 0) - (before.ends[window] ?? 0);
    if (used < was && moved > settleMs) return 'reset-seen';
  }
  if (Object.entries(after.banked).some(([account, count]) => count > (before.banked[account] ?? 0))) return 'bank';
  if (after.lapsing.some((key) => !before.lapsing.includes(key))) return 'lapsing';
  return after.creditsLow.some((key) => !before.creditsLow.includes(key)) ? 'credits' : null;
}

function largestMove(before: PushFacts, after: PushFacts): number {
  const moves = Object.entries(after.used).map(([window, used]) => Math.abs(used - (before.used[window] ?? 0)));
  return Math.max(0, ...moves);
}

/** Within this a reset counts as lapsing. */
export const expiringSoonMs = 48 * hourMs;
