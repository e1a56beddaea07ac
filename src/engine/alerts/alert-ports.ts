// What the settings screen asks of alerts.

import { type AlertStatus, alertStatus, type DeliveryPermission } from '../../domain/alerts/alert-status';
import type { LedgerStore } from '../../domain/alerts/ledger';
import { refusalCode, refusalSentence } from '../../domain/alerts/notification-refused';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
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

const refusals: Readonly<Partial<Record<DeliveryPermission, Message>>> = {
  unsupported: message('alerts.test.unsupported'),
  denied: message('alerts.test.denied'),
};

/** Shown the same way as every alert, so that it proves the whole path. */
async function showTest(notifications: PlatformNotifications): Promise<Outcome> {
  const refusal = refusals[await notifications.permission()];
  if (refusal) return { ok: false, text: refusal };
  try {
    await notifications.show({
      tag: 'headroom-test',
      title: message('alerts.test'),
      body: [message('alerts.test.text')],
      why: [message('alerts.test.why')],
      page: '#/',
      urgent: false,
      silent: false,
    });
    return { ok: true, text: message('alerts.test.sent') };
  } catch (error) {
    return { ok: false, text: refusalSentence(refusalCode(error)) };
  }
}
