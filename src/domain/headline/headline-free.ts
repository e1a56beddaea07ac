// The headline while work is possible: until when by the forecast, or the lowest percentage where there is none.

import type { AccountState } from '../accounts/account-state';
import type { Headline, WindowView } from '../accounts/account-view';
import { modelValue } from '../accounts/unknown-names';
import { newestBalance } from '../credits/credits-view';
import { spendOf } from '../credits/spend';
import type { StoredOutlook } from '../forecast/stored-outlook';
import { workOutlook } from '../forecast/window-outlook';
import { allOf, instantValue, message, windowValue } from '../messages/message';
import type { Message, Value } from '../messages/value';
import { blockedModels } from '../models/blocked-models';
import type { GaugeMode } from '../settings';
import { freshnessOf } from '../time/freshness';
import type { Instant } from '../time/instant';

export interface FreeReader {
  /** The last forecast; null where there is none. */
  readonly outlook: Pick<StoredOutlook, 'forecasts'> | null;
  /** Whether percentages count what is left or what is used. */
  readonly gauge: GaugeMode;
}

interface FreeFacts {
  readonly reader: FreeReader;
  readonly now: Instant;
  /** The last reading was a refusal that has ended by the clock, and no reading confirms it. */
  readonly wasBlocked: boolean;
}

/**
 * Work is possible, and no window is used up. The window most likely to run out is named, because the one with the least
 * left may well last. Where no forecast holds, or the reading is an hour old, the lowest percentage is named instead.
 */
export function freeHeadline(
  state: AccountState,
  windows: readonly WindowView[],
  { reader, now, wasBlocked }: FreeFacts,
): Headline {
  const running = windows.filter((window) => window.state === 'running');
  const next = running.toSorted((a, b) => a.leftPercent - b.leftPercent || (a.resetsAt ?? 0) - (b.resetsAt ?? 0))[0];
  const recovered = windows.filter((window) => window.state === 'recovered').toSorted(latestFirst)[0];
  if (recovered?.resetsAt != null && (wasBlocked || !next)) {
    const since = message('headline.shouldBeFull', {
      window: windowValue(recovered),
      since: instantValue(recovered.resetsAt),
    });
    return { ...of(recovered), sentences: [since], until: null };
  }
  const lead = goodToGo(state, now);
  if (next)
    return byForecast(state, running, reader, now) ?? { ...of(next), sentences: [lead, nextLimit(next, reader)] };
  if (windows.length === 0) return freeWithoutWindows(state, lead, reader);
  return { state: 'free', sentences: [lead, message('headline.starts')], until: null, by: null };
}

/** "Good to go." where the user hides every window, so that none may be named. */
export function freeWithAllHidden(state: AccountState, now: Instant): Headline {
  return { state: 'free', sentences: [goodToGo(state, now)], until: null, by: null };
}

/** A window is used up, and Codex takes the user's credits. */
export function onCredits(state: AccountState, usedUp: WindowView): Headline {
  const window = windowValue(usedUp);
  const balance = state.credits?.value.unlimited ? null : newestBalance(state);
  const credits = Number(balance);
  const why =
    balance === null || !Number.isFinite(credits)
      ? message('headline.creditsCarryOn', { window })
      : message('headline.creditsCarryOn.left', { window, credits });
  return { ...of(usedUp), sentences: [message('headline.onCredits'), why] };
}

/** A window is used up, and yet the page says that work is allowed. */
export function yetAllowed(usedUp: WindowView): Headline {
  const why = message('headline.yetAllowed', { window: windowValue(usedUp) });
  return { ...of(usedUp), sentences: [message('headline.free'), why] };
}

/** Null where the forecast cannot answer: there is none, it is old, or a model is not available. */
function byForecast(
  state: AccountState,
  running: readonly WindowView[],
  { outlook, gauge }: FreeReader,
  now: Instant,
): Headline | null {
  if (modelsBlocked(state, now).length > 0) return null;
  const work = workOutlook(outlook, running, gauge);
  if (!work || work.window.freshness === 'aged' || work.window.freshness === 'superseded') return null;
  return { ...of(work.window), sentences: [work.lead, work.reason], until: work.end };
}

function of({ limit, seconds, resetsAt }: WindowView): Pick<Headline, 'state' | 'until' | 'by'> {
  return { state: 'free', until: resetsAt, by: { limit, seconds } };
}

/** "Good to go.", with the models that cannot be used now, and how old the reading is where that is an hour or more. */
function goodToGo(state: AccountState, now: Instant): Message {
  const blocked = modelsBlocked(state, now);
  const models = blocked.length > 0 ? allOf(blocked) : null;
  const seen = seenAt(state);
  if (seen === null || freshnessOf(seen, now) !== 'aged')
    return models ? message('headline.freeExcept', { models }) : message('headline.free');
  return models ? message('headline.freeExcept.aged', { models, seen }) : message('headline.free.aged', { seen });
}

function modelsBlocked(state: AccountState, now: Instant): readonly Value[] {
  return blockedModels(state.models?.value ?? [], now).map(({ slug }) => modelValue(slug));
}

/** When the account's own windows were last read; the account itself where it has none. */
function seenAt({ windows, observedAt }: AccountState): Instant | null {
  const own = windows.filter(({ limit, withdrawn }) => limit === 'codex' && !withdrawn);
  return own.length > 0 ? Math.max(...own.map((row) => row.observedAt)) : observedAt;
}

function nextLimit({ leftPercent: left, usedPercent: used, ...window }: WindowView, { gauge }: FreeReader): Message {
  const values = { window: windowValue(window), gauge, left, used };
  return window.resetsAt === null
    ? message('headline.next.noEnd', values)
    : message('headline.next', { ...values, until: instantValue(window.resetsAt) });
}

/** For workspaces without windows, which have at most a spending limit. */
function freeWithoutWindows(state: AccountState, lead: Message, { gauge }: FreeReader): Headline {
  const limits = spendOf(state)?.limits ?? [];
  const next = limits.toSorted((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0))[0];
  if (!next || next.usedPercent === null) return { state: 'free', sentences: [lead], until: null, by: null };
  const values = { gauge, left: 100 - next.usedPercent, used: next.usedPercent };
  const limit =
    next.resetsAt === null
      ? message('headline.next.spending.noEnd', values)
      : message('headline.next.spending', { ...values, until: instantValue(next.resetsAt) });
  return { state: 'free', sentences: [lead, limit], until: next.resetsAt, by: null };
}

function latestFirst(a: WindowView, b: WindowView): number {
  return (b.resetsAt ?? Number.MAX_VALUE) - (a.resetsAt ?? Number.MAX_VALUE);
}
