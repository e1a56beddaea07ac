// What the settings screen asks of alerts.

import { type AlertStatus, alertStatus } from '../../domain/alerts/alert-status';
import type { LedgerStore } from '../../domain/alerts/ledger';
import type { Instant } from '../../domain/time/instant';
import type { Outcome } from '../ports/outcome';
import type { PlatformNotifications } from './platform-notifications';

export interface AlertPortsDeps {
  readonly now: () => Instant;
  readonly store: LedgerStore;
  readonly notifications: PlatformNotifications;
}

/** `status`: whether alerts arrive and which came lately. `test`: shows a notification, to see that one arrives. */
export function createAlertPorts({ now, store, notifications }: AlertPortsDeps) {
  return {
    status: async (): Promise<AlertStatus> => {
      const [ledger, permission] = await Promise.all([store.load(), notifications.permission()]);
      return alertStatus(ledger, permission, now());
    },
    test: (): Promise<Outcome> => showTest(notifications),
  };
}

const refusals: Readonly<Record<string, string>> = {
  unsupported: 'This browser cannot show notifications.',
  denied: 'Notifications are switched off. Allow them in the settings of the browser or the system.',
};

/** Shown the same way as every alert, so that it proves the whole path. */
async function showTest(notifications: PlatformNotifications): Promise<Outcome> {
  const refusal = refusals[await notifications.permission()];
  if (refusal) return { ok: false, text: refusal };
  try {
    await notifications.show({
      tag: 'headroom-test',
      title: 'Headroom can reach you',
      body: 'Alerts will look like this one.',
      why: 'You asked for a test.',
      page: '#/',
      urgent: false,
      silent: false,
    });
    return { ok: true, text: 'Sent. If nothing appeared, the system holds notifications of this browser back.' };
  } catch (error) {
    return { ok: false, text: error instanceof Error ? error.message : 'The notification was not shown.' };
  }
}
