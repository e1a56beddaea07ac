import type { AccountView } from '../../domain/accounts/account-view';
import type { Settings } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { windowKey } from '../../domain/windows/limit-window';
import { expiringSoonMs, type PushFacts } from '../../sync/push/push-policy';

/** The facts of all accounts that the push policy compares. */
export function pushFacts(views: readonly AccountView[], settings: Settings, now: Instant): PushFacts {
  const windows = views.flatMap((view) =>
    view.windows
      .filter(({ state }) => state !== 'withdrawn')
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
