// What the settings show of alerts: whether they can be delivered, what was told and why, what failed, what comes next.
import type { AlertPage } from '../domain/alert';
import type { Instant } from '../domain/instant';
import { type LedgerEntry, type LedgerStore, ledgerEntries } from '../domain/ledger';
import type { AlertRule } from '../domain/settings';
import type { Outcome } from './app-ports';
import type { DeliveryPermission, Notifier } from './tell';

export interface ToldAlert {
  readonly key: string;
  readonly rule: AlertRule;
  readonly at: Instant;
  readonly title: string;
  readonly body: string;
  /** The rule and the age of the data it rested on. */
  readonly why: string;
  readonly page: AlertPage;
  readonly answered: boolean;
}

export interface FailedAlert {
  readonly key: string;
  readonly rule: AlertRule;
  readonly dueAt: Instant;
  readonly triedAt: Instant;
  readonly tries: number;
  readonly reason: string;
}

export interface AlertStatus {
  readonly permission: DeliveryPermission;
  /** Newest first. */
  readonly told: readonly ToldAlert[];
  readonly failed: readonly FailedAlert[];
  /** What is planned, soonest first. */
  readonly coming: readonly { readonly key: string; readonly rule: AlertRule; readonly at: Instant }[];
}

export interface AlertDesk {
  status(): Promise<AlertStatus>;
  /** Shows a notification now, through the same door as every alert. */
  test(): Promise<Outcome>;
}

export interface AlertDeskPorts {
  readonly now: () => Instant;
  readonly store: LedgerStore;
  readonly notifier: Notifier;
}

const mostTold = 20;

export function createAlertDesk({ now, store, notifier }: AlertDeskPorts): AlertDesk {
  return {
    status: async () => {
      const [ledger, permission] = await Promise.all([store.load(), notifier.permission()]);
      const entries = ledgerEntries(ledger);
      const planned = entries.filter(({ state }) => state === 'planned');
      return {
        permission,
        told: entries
          .flatMap(toldOf)
          .toSorted((a, b) => b.at - a.at)
          .slice(0, mostTold),
        failed: planned.flatMap(failedOf),
        coming: planned
          .map((entry) => ({ key: keyOf(entry), rule: entry.rule, at: Math.max(entry.dueAt, entry.laterUntil ?? 0) }))
          .filter(({ at }) => at > now())
          .toSorted((a, b) => a.at - b.at),
      };
    },
    test: () => test(notifier),
  };
}

async function test(notifier: Notifier): Promise<Outcome> {
  const permission = await notifier.permission();
  if (permission === 'unsupported') return { ok: false, text: 'This browser cannot show notifications.' };
  if (permission === 'denied')
    return {
      ok: false,
      text: 'Notifications are switched off. Allow them in the settings of the browser or the system.',
    };
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
    return { ok: true, text: 'Sent. If nothing appeared, the system holds notifications of the browser back.' };
  } catch (error) {
    return { ok: false, text: error instanceof Error ? error.message : 'The notification was not shown.' };
  }
}

function toldOf(entry: LedgerEntry): readonly ToldAlert[] {
  if (!entry.told) return [];
  const { at, title, body, why, page } = entry.told;
  const answered = entry.state === 'acknowledged';
  return [{ key: keyOf(entry), rule: entry.rule, at, title, body, why, page: page as AlertPage, answered }];
}

function failedOf(entry: LedgerEntry): readonly FailedAlert[] {
  if (!entry.failure) return [];
  const { count, at, reason } = entry.failure;
  return [{ key: keyOf(entry), rule: entry.rule, dueAt: entry.dueAt, triedAt: at, tries: count, reason }];
}

function keyOf({ account, subject, epoch, rule, stage, round }: LedgerEntry): string {
  return [account, subject, epoch, rule, stage, round].join('·');
}
