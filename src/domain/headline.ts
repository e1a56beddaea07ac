// The one sentence on top: free, or blocked by what until when, and the next wall.
import type { AccountState } from './account-state';
import type { Instant } from './instant';
import type { Headline, WindowView } from './view';
import { newestBalance } from './view-credits';
import type { Words } from './words';

/**
 * `allowed` decides where the page states it: refusals at 25 % and work at 100 % were both seen. Blocked lasts until the
 * latest end among the exhausted windows that bind, so "5-hour is back" is never said while weekly is empty. Extra limits and
 * code review have pools of their own and do not bind.
 */
export function headlineOf(state: AccountState, windows: readonly WindowView[], now: Instant, words: Words): Headline {
  const own = windows.filter((window) => window.limit === 'codex' && window.state !== 'withdrawn');
  const gate = state.gates?.value.find(({ limit }) => limit === 'codex') ?? null;
  if (own.length === 0 && (gate?.allowed ?? null) === null && !state.spend?.value.reached)
    return { state: 'unknown', text: 'Nothing is known yet: open Codex usage once.', until: null, by: null };

  const wall = latestEnding(own.filter(({ state: phase }) => phase === 'exhausted'));
  if (!isBlocked(state, gate?.allowed ?? gateFromReached(gate?.reached), wall, own, now))
    return free(state, own, wall, words);
  return wall ? blockedBy(wall, own, words) : blockedOtherwise(state, own, words);
}

function gateFromReached(reached: boolean | null | undefined): boolean | null {
  return reached === true ? false : null;
}

function isBlocked(
  state: AccountState,
  allowed: boolean | null,
  wall: WindowView | null,
  own: readonly WindowView[],
  now: Instant,
): boolean {
  if (allowed === true) return false;
  if (allowed === false) return wall !== null || !lifted(state, own, now);
  if (state.spend?.value.reached) return true;
  return wall !== null && !creditsCarry(state);
}

/** The refusal was about a window that has ended since. */
function lifted(state: AccountState, own: readonly WindowView[], now: Instant): boolean {
  if (state.spend?.value.reached) return false;
  const wasFull = state.windows.filter(({ limit, usedPercent }) => limit === 'codex' && usedPercent >= 100);
  return (
    wasFull.length > 0 &&
    own.some(({ state: phase }) => phase === 'recovered') &&
    wasFull.every((row) => row.resetsAt <= now)
  );
}

function creditsCarry(state: AccountState): boolean {
  const credits = state.credits?.value;
  if (!credits || credits.overageReached) return false;
  return credits.unlimited || Number(newestBalance(state) ?? 0) > 0;
}

function latestEnding(windows: readonly WindowView[]): WindowView | null {
  return windows.toSorted((a, b) => (b.resetsAt ?? 0) - (a.resetsAt ?? 0))[0] ?? null;
}

function blockedBy(wall: WindowView, own: readonly WindowView[], words: Words): Headline {
  const until = wall.resetsAt;
  const when = until === null ? '' : ` until ${words.instant(until)}`;
  const moot = own.filter((window) => window !== wall && window.seconds < wall.seconds).map(({ label }) => label);
  const rest = moot.length > 0 ? ` ${moot.join(' and ')} cannot help before that.` : '';
  return { state: 'blocked', text: `Blocked by ${wall.label}${when}.${rest}`, until, by: byOf(wall) };
}

function blockedOtherwise(state: AccountState, own: readonly WindowView[], words: Words): Headline {
  const spend = state.spend?.value;
  if (spend?.reached) {
    const ends = spend.limits.map(({ resetsAt }) => resetsAt).filter((at) => at !== null);
    const until = ends.length > 0 ? Math.max(...ends) : null;
    const when = until === null ? '' : ` until ${words.instant(until)}`;
    return { state: 'blocked', text: `Blocked by a spending limit${when}.`, until, by: null };
  }
  const reason = reasonWords(state.reachedType?.value ?? null);
  const left = own.toSorted((a, b) => a.leftPercent - b.leftPercent)[0];
  const odd = left ? `, although ${percent(left.leftPercent)} of ${left.label} is left` : '';
  return { state: 'blocked', text: `Codex refuses work${odd}: ${reason}.`, until: null, by: null };
}

const reasons: Readonly<Record<string, string>> = {
  workspace_owner_credits_depleted: "the workspace's credits are used up",
  workspace_member_credits_depleted: 'your credits in this workspace are used up',
  workspace_owner_usage_limit_reached: "the workspace's usage limit is reached",
  workspace_member_usage_limit_reached: 'your usage limit in this workspace is reached',
  rate_limit_reached: 'a rate limit is reached',
};

function reasonWords(type: string | null): string {
  return (type === null ? undefined : reasons[type]) ?? 'it gives no reason';
}

function free(state: AccountState, own: readonly WindowView[], wall: WindowView | null, words: Words): Headline {
  if (wall) {
    const carried = creditsCarry(state) ? ': credits carry the work' : '';
    const text = `${wall.label} is used up, yet work is allowed${carried}.`;
    return { state: 'free', text, until: wall.resetsAt, by: byOf(wall) };
  }
  const next = own
    .filter(({ state: phase }) => phase === 'running')
    .toSorted((a, b) => a.leftPercent - b.leftPercent)[0];
  if (next) {
    const when = next.resetsAt === null ? '' : `, resets ${words.instant(next.resetsAt)}`;
    const text = `Free to work. Next wall: ${next.label}, ${percent(next.leftPercent)} left${when}.`;
    return { state: 'free', text, until: next.resetsAt, by: byOf(next) };
  }
  const back = latestEnding(own.filter(({ state: phase }) => phase === 'recovered'));
  if (back?.resetsAt != null) {
    const text = `${back.label} should be full since ${words.instant(back.resetsAt)}, not confirmed.`;
    return { state: 'free', text, until: null, by: byOf(back) };
  }
  return {
    state: 'free',
    text: own.length > 0 ? 'Free to work. Your windows start with your next message.' : 'Free to work.',
    until: null,
    by: null,
  };
}

/** 99.6 % used is not "0 % left". */
function percent(left: number): string {
  if (left > 0 && left < 1) return 'under 1 %';
  return `${Math.floor(left)} %`;
}

function byOf({ limit, seconds }: WindowView) {
  return { limit, seconds };
}
