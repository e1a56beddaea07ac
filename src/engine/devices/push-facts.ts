import type { AccountView } from '../../domain/accounts/account-view';
import { shortHash } from '../../domain/hashing/short-hash';
import type { Settings } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { windowKey } from '../../domain/windows/limit-window';
import type { PushKnowledge, PushNotice } from '../../sync/push/push-notice';
import { expiringSoonMs, type PushFacts } from '../../sync/push/push-policy';

/** What is known about each account, for a phone that receives pushes from several computers. */
export function pushKnowledge(views: readonly AccountView[]): PushNotice['known'] {
  const entries = views.slice(0, mostAccounts).map(({ key, observedAt, windows, bank }) => {
    const running = windows.filter(({ state, resetsAt }) => state !== 'withdrawn' && resetsAt !== null);
    const resets = bank.resets.filter(({ status }) => status === 'available').slice(0, mostResets);
    const known: PushKnowledge = {
      at: observedAt ?? 0,
      ends: Object.fromEntries(running.map((window) => [windowKey(window), window.resetsAt ?? 0])),
      resets: resets.map((reset) => shortHash(reset.key)),
    };
    return [shortHash(key), known] as const;
  });
  return Object.fromEntries(entries);
}

/** A push has room for this many. */
const mostAccounts = 4;
const mostResets = 12;

/** The facts of all accounts that the push policy compares. A window the user has hidden gives no reason to push. */
export function pushFacts(views: readonly AccountView[], settings: Settings, now: Instant): PushFacts {
  const windows = views.flatMap((view) =>
    view.windows
      .filter(({ state, isHidden }) => state !== 'withdrawn' && !isHidden)
      .map((window) => ({ name: `${view.key}/${windowKey(window)}`, window })),
  );
  const resets = views.flatMap(({ bank }) => bank.resets.filter(({ status }) => status === 'available'));
  return {
    used: Object.fromEntries(windows.map(({ name, window }) => [name, window.usedPercent])),
    ends: Object.fromEntries(
      windows.flatMap(({ name, window }) => (window.resetsAt === null ? [] : [[name, window.resetsAt]])),
    ),
    banked: Object.fromEntries(views.map(({ key, bank }) => [key, bank.available ?? 0])),
    lapsing: resets.flatMap(({ key, expiresAt }) =>
      expiresAt !== null && expiresAt > now && expiresAt - now <= expiringSoonMs ? [key] : [],
    ),
    creditsLow: views
      .filter(({ credits: { state, balance } }) => state === 'balance' && Number(balance) < settings.alerts.creditsLow)
      .map(({ key }) => key),
  };
}
