// The document that replay prints. Its keys and their order are a contract with its readers.

import type { AccountView, BankView, WindowView } from '../../domain/accounts/account-view';
import type { EventSide, HeadroomEvent } from '../../domain/events/event';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import type { Replayed } from './replay';

/** The whole document. Instants are ISO time in UTC, sentences are in English. */
export function replayDocument({ now, accounts, ignored, drift }: Replayed, english: Translator) {
  return {
    now: iso(now),
    accounts: accounts.map(({ view, events }) => accountDocument(view, events, english)),
    ignored,
    drift,
  };
}

function accountDocument(view: AccountView, events: readonly HeadroomEvent[], english: Translator) {
  const { plan, headline, referral, credits } = view;
  return {
    plan,
    headline: {
      state: headline.state,
      text: english.sentences(headline.sentences),
      until: iso(headline.until),
      by: headline.by,
    },
    windows: view.windows.map((window) => windowDocument(window, english.formats.window(window))),
    models: view.models.map(({ slug, available, availableAt, fallbacks = [] }) => ({
      slug,
      available,
      availableAt: iso(availableAt),
      fallbacks,
    })),
    bank: bankDocument(view.bank),
    referral: {
      state: referral.state,
      rewardKind: referral.rewardKind,
      rewardAmount: referral.rewardAmount,
      remainingInvites: referral.remainingInvites,
      remainingRewards: referral.remainingRewards,
      invites: referral.invites,
    },
    credits: {
      state: credits.state,
      balance: credits.balance,
      autoTopUp: credits.autoTopUp && { enabled: credits.autoTopUp.enabled, threshold: credits.autoTopUp.threshold },
      grants: credits.grants.map(({ remaining, expiresAt }) => ({ remaining, expiresAt: iso(expiresAt) })),
    },
    events: events.map(eventDocument),
  };
}

function windowDocument(window: WindowView, label: string) {
  const { limit, seconds, state, usedPercent, leftPercent, resetsAt, observedAt, freshness, confirmed } = window;
  return {
    limit,
    seconds,
    label,
    state,
    usedPercent,
    leftPercent,
    resetsAt: iso(resetsAt),
    observedAt: iso(observedAt),
    freshness,
    confirmed,
  };
}

function bankDocument({ available, detail, resets }: BankView) {
  return {
    available,
    detail: detail === 'unknown' ? 'none' : detail,
    resets: resets.map(({ status, title, grantedAt, expiresAt, worth }) => ({
      status,
      title,
      grantedAt: iso(grantedAt),
      expiresAt: iso(expiresAt),
      worth: { now: worth?.now ?? null },
    })),
  };
}

function eventDocument({ type, at, windows, confirmed, before, after, notes }: HeadroomEvent) {
  const flags = Object.fromEntries(notes.map((note) => [camelCase(note), true]));
  return {
    type,
    at: iso(at),
    windows,
    confirmed,
    before: sideDocument(before),
    after: { ...sideDocument(after), ...flags },
  };
}

/** ISO time in UTC, without milliseconds where they are zero. */
function iso(at: Instant): string;
function iso(at: Instant | null): string | null;
function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z');
}

/** In an event's before and after, a field named `…At` is an instant, at any depth. */
function sideDocument(side: EventSide): EventSide {
  return Object.fromEntries(Object.entries(side).map(([key, value]) => [key, valueDocument(key, value)]));
}

function valueDocument(key: string, value: unknown): unknown {
  if (typeof value === 'number' && key.endsWith('At')) return iso(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return sideDocument(value as EventSide);
}

function camelCase(note: string): string {
  return note.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
