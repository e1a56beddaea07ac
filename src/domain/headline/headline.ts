// The headline: the one sentence on top. Good to go, or blocked by what until when, and the next limit.

import type { AccountState } from '../accounts/account-state';
import type { Headline, WindowView } from '../accounts/account-view';
import { newestBalance } from '../credits/credits-view';
import { spendOf } from '../credits/spend';
import { blockedModels } from '../models/blocked-models';
import type { Formatters } from '../time/formatters';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { latestEnd, viewWindow } from '../windows/window-view';
import { blockedByOther, blockedByWindow, percentLeft } from './headline-blocked';

/**
 * The headline of an account at `now`; state `unknown` before anything was read.
 *
 * The page's `allowed` decides where it is stated: refusals at 25 % and work at 100 % were both observed. A block lasts
 * to the latest end among the exhausted windows of `codex`. So "5-hour is back" is never said while the weekly window
 * is used up. Extra limits and code review have allowances of their own and are left out. A window that is missing from
 * a single body still counts. `hidden`: keys of windows that are never the next limit; what they block is said.
 */
export function headlineOf(
  state: AccountState,
  now: Instant,
  format: Formatters,
  hidden: readonly string[] = [],
): Headline {
  const windows = ownWindows(state, now);
  const gate = state.gates?.value.find(({ limit }) => limit === 'codex') ?? null;
  const allowed = gate?.allowed ?? (gate?.reached === true ? false : null);
  const reason = state.reachedType?.value ?? null;
  if (windows.length === 0 && allowed === null && !hasSpendLimit(state) && !isWorkspaceStop(reason))
    return { state: 'unknown', text: 'Nothing is known yet: open Codex usage once.', until: null, by: null };

  const exhausted = latestEnding(windows.filter((window) => window.state === 'exhausted'));
  if (isBlocked(state, allowed, exhausted, windows, now)) {
    const byWindow = exhausted !== null && !spendOf(state)?.reached;
    return byWindow ? blockedByWindow(state, exhausted, windows, format) : blockedByOther(state, windows, format);
  }
  return freeExcept(state, windows, hidden, allowed === false, { format, now });
}

/** Work is possible: the sentence speaks of windows that are not hidden. */
function freeExcept(
  state: AccountState,
  windows: readonly WindowView[],
  hidden: readonly string[],
  wasBlocked: boolean,
  spelling: Spelling,
): Headline {
  const shown = hidden.length === 0 ? windows : windows.filter((window) => !hidden.includes(windowKey(window)));
  if (shown.length === 0 && windows.length > 0)
    return { state: 'free', text: goodToGo(state, spelling.now), until: null, by: null };
  const usedUp = latestEnding(shown.filter((window) => window.state === 'exhausted'));
  return usedUp ? freeThoughExhausted(state, usedUp) : free(state, shown, wasBlocked, spelling);
}

/** The windows of the account's own limit, except those confirmed as withdrawn. */
function ownWindows({ windows }: AccountState, now: Instant): readonly WindowView[] {
  return windows
    .filter(({ limit, withdrawn, confirmed }) => limit === 'codex' && !(withdrawn && confirmed))
    .map((row) => viewWindow({ ...row, withdrawn: false }, now));
}

function hasSpendLimit(state: AccountState): boolean {
  const spend = spendOf(state);
  return spend !== null && (spend.reached || spend.limits.length > 0);
}

/**
 * A spending stop blocks whatever else is said. `allowed` is the plan's verdict alone: where it refuses because a
 * window is used up, work goes on from credits (seen by other readers of this page). A refusal below 100 % blocks,
 * credits or not.
 */
function isBlocked(
  state: AccountState,
  allowed: boolean | null,
  exhausted: WindowView | null,
  windows: readonly WindowView[],
  now: Instant,
): boolean {
  if (spendOf(state)?.reached) return true;
  if (allowed === true) return false;
  if (exhausted) return !creditsContinue(state);
  if (allowed === false) return !hasRefusalEnded(state, windows, now);
  // A workspace's reason decides by itself where the page states no verdict.
  return allowed === null && windows.length === 0 && isWorkspaceStop(state.reachedType?.value ?? null);
}

function isWorkspaceStop(reason: string | null): boolean {
  return reason?.startsWith('workspace_') ?? false;
}

/** Whether the refusal was about windows that have ended since. */
function hasRefusalEnded(state: AccountState, windows: readonly WindowView[], now: Instant): boolean {
  const full = state.windows.filter(({ limit, usedPercent }) => limit === 'codex' && usedPercent >= 100);
  return windows.some((window) => window.state === 'recovered') && full.every((row) => latestEnd(row) <= now);
}

/** Whether work continues on credits after a window is used up. */
function creditsContinue(state: AccountState): boolean {
  const credits = state.credits?.value;
  if (!credits || credits.overageReached) return false;
  return credits.unlimited || Number(newestBalance(state) ?? 0) > 0;
}

function latestEnding(windows: readonly WindowView[]): WindowView | null {
  return windows.toSorted((a, b) => endOf(b) - endOf(a))[0] ?? null;
}

/** An end that is not stated may be the latest. */
function endOf({ resetsAt }: WindowView): number {
  return resetsAt ?? Number.MAX_VALUE;
}

function freeThoughExhausted(state: AccountState, exhausted: WindowView): Headline {
  const { limit, seconds, resetsAt, label } = exhausted;
  const text = creditsContinue(state)
    ? `${label} is used up. Codex continues on your credits${creditsLeft(state)}.`
    : `${label} is used up, yet work is allowed.`;
  return { state: 'free', text, until: resetsAt, by: { limit, seconds } };
}

/** " (489.25 left)"; nothing where they are unlimited or their number is not known. Cut to cents, never rounded up. */
function creditsLeft(state: AccountState): string {
  const balance = state.credits?.value.unlimited ? null : newestBalance(state);
  const value = Number(balance);
  if (balance === null || !Number.isFinite(value)) return '';
  return ` (${Math.trunc(value * 100 + 1e-6) / 100} left)`;
}

interface Spelling {
  readonly format: Formatters;
  readonly now: Instant;
}

/** "Good to go.", with the models that cannot be used now. */
function goodToGo(state: AccountState, now: Instant): string {
  const blocked = blockedModels(state.models?.value ?? [], now).map(({ slug }) => slug);
  return blocked.length > 0 ? `Good to go, except with ${blocked.join(', ')}.` : 'Good to go.';
}

/** `wasBlocked`: the last reading was a refusal that has ended by the clock, and no reading confirms it. */
function free(
  state: AccountState,
  windows: readonly WindowView[],
  wasBlocked: boolean,
  { format, now }: Spelling,
): Headline {
  const running = windows.filter((window) => window.state === 'running');
  const next = running.toSorted((a, b) => a.leftPercent - b.leftPercent || (a.resetsAt ?? 0) - (b.resetsAt ?? 0))[0];
  const recovered = latestEnding(windows.filter((window) => window.state === 'recovered'));
  if (recovered?.resetsAt != null && (wasBlocked || !next)) {
    const text = `${recovered.label} should be full since ${format.instant(recovered.resetsAt)}, not confirmed.`;
    return { state: 'free', text, until: null, by: { limit: recovered.limit, seconds: recovered.seconds } };
  }
  if (next) {
    const when = next.resetsAt === null ? '' : `, resets ${format.instant(next.resetsAt)}`;
    const text = `${goodToGo(state, now)} Next limit: ${next.label}, ${percentLeft(next.leftPercent)} left${when}.`;
    return { state: 'free', text, until: next.resetsAt, by: { limit: next.limit, seconds: next.seconds } };
  }
  if (windows.length === 0) return freeWithoutWindows(state, { format, now });
  const text = `${goodToGo(state, now)} Your windows start with your next message.`;
  return { state: 'free', text, until: null, by: null };
}

/** For workspaces without windows, which have at most a spending limit. */
function freeWithoutWindows(state: AccountState, { format, now }: Spelling): Headline {
  const limits = spendOf(state)?.limits ?? [];
  const next = limits.toSorted((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0))[0];
  if (!next || next.usedPercent === null) return { state: 'free', text: goodToGo(state, now), until: null, by: null };
  const when = next.resetsAt === null ? '' : `, resets ${format.instant(next.resetsAt)}`;
  const text = `${goodToGo(state, now)} Next limit: spending limit, ${percentLeft(100 - next.usedPercent)} left${when}.`;
  return { state: 'free', text, until: next.resetsAt, by: null };
}
