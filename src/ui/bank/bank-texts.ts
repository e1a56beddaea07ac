import type { BankView, ResetView } from '../../domain/accounts/account-view';
import { adviceStaleMs } from '../../domain/bank/worth';
import type { Instant } from '../../domain/time/instant';
import { dayMs } from '../../domain/time/instant';

/** "2 resets banked", "1 reset banked", "No resets banked"; "Banked resets" when the count was never seen. */
export function bankTitle({ available }: Pick<BankView, 'available'>): string {
  if (available === null) return 'Banked resets';
  if (available === 0) return 'No resets banked';
  return available === 1 ? '1 reset banked' : `${available} resets banked`;
}

/** A sentence for a bank without a list of dates: why there is none. Null when there is a list. */
export function noDatesText({ detail }: Pick<BankView, 'detail'>): string | null {
  switch (detail) {
    case 'unknown':
      return 'Not seen yet. Open the usage page once, and resets you hold appear here.';
    case 'none':
      return 'Gifts and referral rewards appear here with the hour they expire.';
    case 'count-only':
      return 'Only their number was seen, not when they expire. The usage page lists the dates.';
    case 'undated':
      return 'The page lists them without an expiry.';
    case 'dated':
      return null;
  }
}

const provenances: Readonly<Record<ResetView['provenance'], string | null>> = {
  gift: 'gift',
  referral: 'referral',
  purchase: 'bought',
  compensation: 'compensation',
  unknown: null,
};

/** Where a reset came from ("gift", "referral"); null when unknown. */
export function provenanceText({ provenance }: ResetView): string | null {
  return provenances[provenance];
}

const statusTexts: Readonly<Record<ResetView['status'], string>> = {
  available: 'held',
  unsupported: 'not usable on this plan',
  redeemed: 'used',
  expired: 'expired unused',
  vanished: 'gone early, unexplained',
  unknown: 'state not known',
};

/** What happened to a reset: "used", "expired unused". */
export function statusText({ status }: ResetView): string {
  return statusTexts[status];
}

/** Whether a reset is listed, yet no use against a spent window: the plan excludes it, or it resets something else. */
export function isUnusable({ status, otherType }: ResetView): boolean {
  return status === 'unsupported' || otherType !== null;
}

/** Why a reset is of no use: "Not usable on this plan", or what it resets instead. */
export function unusableText({ otherType }: ResetView): string {
  return otherType === null ? 'Not usable on this plan' : `For something else than your limits (${otherType})`;
}

/** Whether a held reset expires within three days, which is worth a warning. */
export function expiresSoon({ status, expiresAt }: ResetView, now: Instant): boolean {
  return status === 'available' && expiresAt !== null && expiresAt - now <= 3 * dayMs;
}

/** The share (0–1) of a reset's lifetime that is left. Assumes 30 days where the grant was not seen. Null without an expiry. */
export function lifetimeLeft({ grantedAt, expiresAt }: ResetView, now: Instant): number | null {
  if (expiresAt === null) return null;
  const lifetimeMs = grantedAt === null ? 30 * dayMs : expiresAt - grantedAt;
  return lifetimeMs <= 0 ? 0 : Math.min(1, Math.max(0, (expiresAt - now) / lifetimeMs));
}

export interface Worth {
  readonly text: string;
  /** The same without the word "worth", for use beside a label. */
  readonly ofWindow: string;
  /** Whether using it now gains anything. */
  readonly gains: boolean;
}

/**
 * What using the reset now would gain: "worth 27 % now", "no gain now" (below 5 %). Null when that cannot be said, as for
 * a reading older than a day.
 */
export function worthText({ worth }: ResetView, now: Instant): Worth | null {
  if (!worth || worth.now === null || now - (worth.readAt ?? now) > adviceStaleMs) return null;
  const percent = Math.floor(worth.now * 100);
  if (percent < 5) return { text: 'no gain now', ofWindow: 'nothing to gain', gains: false };
  return { text: `worth ${percent} % now`, ofWindow: `${percent} % of a whole window`, gains: true };
}
