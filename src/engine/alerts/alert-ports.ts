import { type AlertStatus, alertStatus } from '../../domain/alerts/alert-status';
import type { LedgerStore } from '../../domain/alerts/ledger';
import type { Instant } from '../../domain/time/instant';
import type { Outcome } from '../ports/outcome';
import type { PlatformNotifications } from './alert-notifier';

export interface AlertPortsDeps {
  readonly now: () => Instant;
  readonly store: LedgerStore;
  readonly notifier: PlatformNotifications;
}

/** What the settings ask of alerts: how they fare, and a notification to see that one arrives. */
export function createAlertPorts({ now, store, notifier }: AlertPortsDeps) {
  return {
    status: async (): Promise<AlertStatus> => {
      const [ledger, permission] = await Promise.all([store.load(), notifier.permission()]);
      return alertStatus(ledger, permission, now());
    },
    test: (): Promise<Outcome> => test(notifier),
  };
}

const shut: Readonly<Record<string, string>> = {
  unsupported: 'This browser cannot show notifications.',
  denied: 'Notifications are switched off. Allow them in the settings of the browser or the system.',
};

/** Through the same door as every alert. */
async function test(notifier: PlatformNotifications): Promise<Outcome> {
  const refusal = shut[await notifier.permission()];
  if (refusal) return { ok: false, text: refusal };
  try {
    await notifier.show({
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
