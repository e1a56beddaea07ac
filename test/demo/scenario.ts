import { readFileSync } from 'node:fs';
import { shiftToNow } from './shift-to-now';

/** What the site answers for one path: JSON of `body`, or `text` as it is. Status 200 and JSON unless said otherwise. */
export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** Replies by pathname under `/backend-api`. */
export type Replies = Readonly<Record<string, Reply>>;

/** One account's story: what the site answers at `now` (epoch ms), after `step` things have happened to it. */
export interface Scenario {
  readonly title: string;
  /** What the page's button for it says; without one nothing can happen. */
  readonly next?: string;
  readonly replies: (now: number, step: number) => Replies;
}

export type Json = Record<string, unknown>;

/** A recorded body from `test/payloads/`, its times moved to now. */
export function payload(name: string, now: number, seenAt?: string): Json {
  const body = JSON.parse(readFileSync(new URL(`../payloads/${name}.json`, import.meta.url), 'utf8')) as Json;
  return seenAt ? shiftToNow(body, now, Date.parse(seenAt)) : shiftToNow(body, now);
}

export const hour = 3_600;
export const day = 86_400;

/** A window as the usage body spells it, ending `endsIn` seconds from now. */
export function window(usedPercent: number, length: number, endsIn: number, now: number): Json {
  return {
    used_percent: usedPercent,
    limit_window_seconds: length,
    reset_after_seconds: endsIn,
    reset_at: Math.round(now / 1_000) + endsIn,
  };
}

/** An instant so many seconds from now, spelled as the server does: microseconds and a Z. */
export function iso(now: number, inSeconds: number): string {
  return `${new Date(now + inSeconds * 1_000).toISOString().slice(0, -1)}731Z`;
}

/** A banked reset granted 30 days before it expires. */
export function reset(id: string, lapsesIn: number, now: number, more: Json = {}): Json {
  return {
    id: `RateLimitResetCredit_${id}`,
    reset_type: 'codex_rate_limits',
    status: 'available',
    granted_at: iso(now, lapsesIn - 30 * day),
    expires_at: iso(now, lapsesIn),
    redeem_started_at: null,
    redeemed_at: null,
    title: 'Full reset (Weekly + 5 hr)',
    description: 'Thanks for using Codex!',
    ...more,
  };
}

/** Ids as a live account would have them: long, personal, and never to be found in our storage. */
export function identity(name: string): { user_id: string; account_id: string; email: string } {
  return {
    user_id: `user-DEMO${name}0123456789abcdef`,
    account_id: `acct-demo-${name}-4c1f0d2e9b7a`,
    email: `${name}.person@demo.invalid`,
  };
}
