// Decides when a push is worth sending. Push services throttle, some phones show a banner each time, and users do not want to be
// interrupted every minute.
import { dayMs, hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import type { PushVendor } from './push-vendor';

/** What the policy compares. Stored in `PushMemory`, so the names stay. Keys name account and window. */
export interface PushFacts {
  readonly used: Readonly<Record<string, number>>;
  /** End of the running cycle, by window. */
  readonly ends: Readonly<Record<string, Instant>>;
  /** Banked resets held, by account. */
  readonly banked: Readonly<Record<string, number>>;
  /** Keys of the resets that expire within 48 h. */
  readonly lapsing: readonly string[];
  /** Accounts whose credits are below the user's threshold. */
  readonly creditsLow: readonly string[];
}

/** What was pushed to one phone. */
export interface PushMemory {
  /** When each push of the last day was accepted. */
  readonly sentAt: readonly Instant[];
  /** The facts as last sent. */
  readonly facts: PushFacts;
}

export type PushReason = 'first' | 'threshold' | 'reset-seen' | 'bank' | 'lapsing' | 'credits' | 'moved' | 'idle';

export interface PushOccasion {
  readonly now: Instant;
  readonly facts: PushFacts;
  /** The computer went idle or was locked: perhaps the last chance before it sleeps. */
  readonly idle: boolean;
  readonly vendor: PushVendor;
}

const thresholds = [80, 95, 100];
/** Percentage points that count as a change. */
const leastMove = 5;
const leastPauseMs = 15 * minuteMs;
const leastIdlePauseMs = 2 * minuteMs;
/** A cycle's end that moves further than this means a new cycle. */
const newCycleMs = 10 * minuteMs;
/** Digests a day. Apple shows a banner for every push; on the others a digest silently replaces the last. */
export const dailyCap: Readonly<Record<PushVendor, number>> = { apple: 8, fcm: 24, mozilla: 24, windows: 24 };
/** Digests and alerts a day. */
export const dailyAlertCap = 40;

/** Why a digest is worth sending now; null when it is not, or today's limit is reached. */
export function digestReason(memory: PushMemory | null, occasion: PushOccasion): PushReason | null {
  if (!memory || memory.sentAt.length === 0) return 'first';
  if (sentToday(memory, occasion.now) >= dailyCap[occasion.vendor]) return null;
  const sinceLast = occasion.now - Math.max(...memory.sentAt);
  const urgent = urgentReason(memory.facts, occasion.facts);
  if (urgent) return urgent;
  const moved = largestMove(memory.facts, occasion.facts);
  if (moved >= leastMove && sinceLast >= leastPauseMs) return 'moved';
  return occasion.idle && moved > 0 && sinceLast >= leastIdlePauseMs ? 'idle' : null;
}

/** Whether an alert may still be sent today. */
export function alertAllowed(memory: PushMemory | null, now: Instant): boolean {
  return !memory || sentToday(memory, now) < dailyAlertCap;
}

/** The memory after a push was accepted. */
export function afterSending(memory: PushMemory | null, now: Instant, facts: PushFacts): PushMemory {
  return { sentAt: [...(memory?.sentAt ?? []), now].filter((at) => at > now - dayMs).slice(-dailyAlertCap), facts };
}

/** How many pushes were accepted in the last 24 hours. */
export function sentToday({ sentAt }: PushMemory, now: Instant): number {
  return sentAt.filter((at) => at > now - dayMs).length;
}

function urgentReason(before: PushFacts, after: PushFacts): PushReason | null {
  for (const [window, used] of Object.entries(after.used)) {
    const was = before.used[window] ?? 0;
    if (thresholds.some((mark) => was < mark && used >= mark)) return 'threshold';
    const moved = (after.ends[window] ?? 0) - (before.ends[window] ?? 0);
    if (used < was && moved > newCycleMs) return 'reset-seen';
  }
  if (Object.entries(after.banked).some(([account, count]) => count > (before.banked[account] ?? 0))) return 'bank';
  if (after.lapsing.some((key) => !before.lapsing.includes(key))) return 'lapsing';
  return after.creditsLow.some((key) => !before.creditsLow.includes(key)) ? 'credits' : null;
}

function largestMove(before: PushFacts, after: PushFacts): number {
  const moves = Object.entries(after.used).map(([window, used]) => Math.abs(used - (before.used[window] ?? 0)));
  return Math.max(0, ...moves);
}

/** A reset that expires within this is worth a push. */
export const expiringSoonMs = 48 * hourMs;
