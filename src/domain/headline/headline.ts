// The headline: the answer on top. Good to go and until when, or blocked by what, until when, and what helps.

import type { AccountState } from '../accounts/account-state';
import type { BankView, Headline, WindowView } from '../accounts/account-view';
import { newestBalance } from '../credits/credits-view';
import { spendOf } from '../credits/spend';
import { message } from '../messages/message';
import type { Instant } from '../time/instant';
import { windowKey } from '../windows/limit-window';
import { latestEnd, viewWindow } from '../windows/window-view';
import { blockedByOther, blockedByWindow } from './headline-blocked';
import { type FreeReader, freeHeadline, freeWithAllHidden, onCredits, yetAllowed } from './headline-free';

/** How the headline is put for this reader. */
export interface HeadlineReader extends FreeReader {
  /** Keys of windows that are never named as the next limit; a block by one of them is still named. */
  readonly hidden: readonly string[];
}

/**
 * The headline of an account at `now`; state `unknown` before anything was read.
 *
 * The page's `allowed` decides where it is stated: refusals at 25 % and work at 100 % were both observed. A block lasts
 * to the latest end among the exhausted windows of `codex`. So "5-hour is back" is never said while the weekly window
 * is used up. Extra limits and code review have allowances of their own and are left out. A window that is missing from
 * a single body still counts. `bank`: of the same account at the same instant.
 */
export function headlineOf(state: AccountState, now: Instant, bank: BankView, reader: HeadlineReader): Headline {
  const windows = ownWindows(state, now);
  const gate = state.gates?.value.find(({ limit }) => limit === 'codex') ?? null;
  const allowed = gate?.allowed ?? (gate?.reached === true ? false : null);
  const reason = state.reachedType?.value ?? null;
  if (windows.length === 0 && allowed === null && !hasSpendLimit(state) && !isWorkspaceStop(reason))
    return { state: 'unknown', sentences: [message('headline.unknown')], until: null, by: null };

  const exhausted = latestEnding(windows.filter((window) => window.state === 'exhausted'));
  if (isBlocked(state, allowed, exhausted, windows, now)) {
    const byWindow = exhausted !== null && !spendOf(state)?.reached;
    return byWindow ? blockedByWindow(state, exhausted, windows, bank) : blockedByOther(state, windows, reader);
  }
  return freeExcept(state, windows, { reader, now, wasBlocked: allowed === false });
}

interface Circumstances {
  readonly reader: HeadlineReader;
  readonly now: Instant;
  /** The last reading was a refusal that has ended by the clock, and no reading confirms it. */
  readonly wasBlocked: boolean;
}

/** Work is possible: the sentences mention windows that are not hidden. */
function freeExcept(
  state: AccountState,
  windows: readonly WindowView[],
  { reader, now, wasBlocked }: Circumstances,
): Headline {
  const shown = windows.filter((window) => !reader.hidden.includes(windowKey(window)));
  if (shown.length === 0 && windows.length > 0) return freeWithAllHidden(state, now);
  const usedUp = latestEnding(shown.filter((window) => window.state === 'exhausted'));
  if (usedUp) return creditsContinue(state) ? onCredits(state, usedUp) : yetAllowed(usedUp);
  return freeHeadline(state, shown, { reader, now, wasBlocked });
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
 * A spending stop always blocks. `allowed` is the plan's verdict alone: where it refuses because a window is used up, work
 * continues from credits (seen by other readers of this page). A refusal below 100 % blocks, credits or not.
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
