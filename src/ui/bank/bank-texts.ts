import type { BankView, ResetView } from '../../domain/accounts/account-view';
import { adviceStaleMs } from '../../domain/bank/worth';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Instant } from '../../domain/time/instant';
import { dayMs } from '../../domain/time/instant';

/** "2 resets banked", "1 reset banked", "No resets banked"; "Banked resets" when the count was never seen. */
export function bankTitle({ available }: Pick<BankView, 'available'>): Message {
  return available === null ? message('bank.title.unknown') : message('bank.title', { count: available });
}

/** For a bank without a list of dates: why there is none. Null when there is a list. */
export function noDatesReason({ detail }: Pick<BankView, 'detail'>): Message | null {
  return detail === 'dated' ? null : message(`bank.noDates.${detail}`);
}

/** Where a reset came from ("gift", "referral"); null when unknown. */
export function provenance({ provenance: from }: ResetView): Message | null {
  return from === 'unknown' ? null : message(`bank.from.${from}`);
}

/** Whether a reset is listed but does not help with a used-up window: the plan excludes it, or it resets something else. */
export function isUnusable({ status, otherType }: ResetView): boolean {
  return status === 'unsupported' || otherType !== null;
}

/** Why a reset is of no use: "Not usable on this plan", or what it resets instead. */
export function unusableReason({ otherType }: ResetView): Message {
  return otherType === null ? message('bank.others.plan') : message('bank.others.type', { type: otherType });
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
  readonly text: Message;
  /** The same without the word "worth", for use beside a label. */
  readonly ofWindow: Message;
  /** Whether using it now gains anything. */
  readonly gains: boolean;
}

/**
 * What using the reset now would gain: "worth 27% now", "no gain now" (below 5%). Null when that cannot be said, as for
 * a reading older than a day.
 */
export function worthNow({ worth }: ResetView, now: Instant): Worth | null {
  if (!worth || worth.now === null || now - (worth.readAt ?? now) > adviceStaleMs) return null;
  const percent = Math.floor(worth.now * 100);
  if (percent < 5)
    return { text: message('bank.worth.nothing'), ofWindow: message('bank.worth.ofWindow.nothing'), gains: false };
  return {
    text: message('bank.worth.now', { percent }),
    ofWindow: message('bank.worth.ofWindow', { percent }),
    gains: true,
  };
}

/** What using it now would forfeit and postpone; null where it costs neither. */
export function costOfUse({ worth }: ResetView): Message | null {
  const left = Math.round((worth?.forfeited ?? 0) * 100);
  const by = worth?.shiftMs ?? 0;
  if (left > 0 && by > 0) return message('bank.worth.forfeitsAndPostpones', { left, by });
  if (left > 0) return message('bank.worth.forfeits', { left });
  return by > 0 ? message('bank.worth.postpones', { by }) : null;
}

/** What using one of several resets now would gain, where all of them gain the same; null where they differ or gain nothing. */
export function sharedWorth(resets: readonly ResetView[], now: Instant): Message | null {
  const [first, ...others] = resets.map((reset) => worthNow(reset, now));
  if (!first?.gains || others.some((other) => other?.ofWindow.values?.percent !== first.ofWindow.values?.percent))
    return null;
  return message('bank.worth.shared', { worth: first.ofWindow });
}
