// The one sentence on top: free, or blocked by what until when, and the next wall.
import type { AccountState } from '../accounts/account-state';
import type { Headline, WindowView } from '../accounts/account-view';
import { newestBalance } from '../credits/credits-view';
import type { Formatters } from '../time/formatters';
import type { Instant } from '../time/instant';
import { viewWindow } from '../windows/window-view';
import { blockedBy, blockedOtherwise } from './headline-blocked';
import { percentWords } from './reset-phrases';

/**
 * `allowed` decides where the page states it: refusals at 25 % and work at 100 % were both seen. Blocked lasts until the
 * latest end among the exhausted windows that bind, so "5-hour is back" is never said while weekly is empty. Extra limits and
 * code review have pools of their own and do not bind. A window missing from one body only still binds.
 */
export function headlineOf(state: AccountState, now: Instant, words: Formatters): Headline {
  const own = bindingWindows(state, now);
  const gate = state.gates?.value.find(({ limit }) => limit === 'codex') ?? null;
  const allowed = gate?.allowed ?? (gate?.reached === true ? false : null);
  if (own.length === 0 && allowed === null && !hasSpendLimit(state))
    return { state: 'unknown', text: 'Nothing is known yet: open Codex usage once.', until: null, by: null };

  const wall = latestEnding(own.filter(({ state: phase }) => phase === 'exhausted'));
  if (isBlocked(state, allowed, wall, own, now))
    return wall ? blockedBy(state, wall, own, words) : blockedOtherwise(state, own, words);
  return wall ? carried(state, wall) : free(state, own, allowed === false, words);
}

function bindingWindows({ windows }: AccountState, now: Instant): readonly WindowView[] {
  return windows
    .filter(({ limit, withdrawn, confirmed }) => limit === 'codex' && !(withdrawn && confirmed))
    .map((row) => viewWindow({ ...row, withdrawn: false }, now));
}

function hasSpendLimit({ spend }: AccountState): boolean {
  return spend !== null && (spend.value.reached || spend.value.limits.length > 0);
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

/** The refusal was about windows that have ended since. */
function lifted(state: AccountState, own: readonly WindowView[], now: Instant): boolean {
  if (state.spend?.value.reached) return false;
  const full = state.windows.filter(({ limit, usedPercent }) => limit === 'codex' && usedPercent >= 100);
  return own.some(({ state: phase }) => phase === 'recovered') && full.every(({ resetsAt }) => resetsAt <= now);
}

function creditsCarry(state: AccountState): boolean {
  const credits = state.credits?.value;
  if (!credits || credits.overageReached) return false;
  return credits.unlimited || Number(newestBalance(state) ?? 0) > 0;
}

function latestEnding(windows: readonly WindowView[]): WindowView | null {
  return windows.toSorted((a, b) => (b.resetsAt ?? 0) - (a.resetsAt ?? 0))[0] ?? null;
}

function carried(state: AccountState, wall: WindowView): Headline {
  const why = creditsCarry(state) ? ': credits carry the work' : '';
  const { limit, seconds, resetsAt, label } = wall;
  return {
    state: 'free',
    text: `${label} is used up, yet work is allowed${why}.`,
    until: resetsAt,
    by: { limit, seconds },
  };
}

/** `wasBlocked`: what was full has ended by the clock; nobody has confirmed it. */
function free(state: AccountState, own: readonly WindowView[], wasBlocked: boolean, words: Formatters): Headline {
  const running = own.filter(({ state: phase }) => phase === 'running');
  const next = running.toSorted((a, b) => a.leftPercent - b.leftPercent || (a.resetsAt ?? 0) - (b.resetsAt ?? 0))[0];
  const back = latestEnding(own.filter(({ state: phase }) => phase === 'recovered'));
  if (back?.resetsAt != null && (wasBlocked || !next)) {
    const text = `${back.label} should be full since ${words.instant(back.resetsAt)}, not confirmed.`;
    return { state: 'free', text, until: null, by: { limit: back.limit, seconds: back.seconds } };
  }
  if (next) {
    const when = next.resetsAt === null ? '' : `, resets ${words.instant(next.resetsAt)}`;
    const text = `Free to work. Next wall: ${next.label}, ${percentWords(next.leftPercent)} left${when}.`;
    return { state: 'free', text, until: next.resetsAt, by: { limit: next.limit, seconds: next.seconds } };
  }
  if (own.length > 0)
    return { state: 'free', text: 'Free to work. Your windows start with your next message.', until: null, by: null };
  return freeOfWindows(state, words);
}

/** Workspaces without windows have at most a spending limit. */
function freeOfWindows({ spend }: AccountState, words: Formatters): Headline {
  const limits = spend?.value.limits ?? [];
  const next = limits.toSorted((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0))[0];
  if (!next || next.usedPercent === null) return { state: 'free', text: 'Free to work.', until: null, by: null };
  const when = next.resetsAt === null ? '' : `, resets ${words.instant(next.resetsAt)}`;
  const text = `Free to work. Next wall: spending limit, ${percentWords(100 - next.usedPercent)} left${when}.`;
  return { state: 'free', text, until: next.resetsAt, by: null };
}
