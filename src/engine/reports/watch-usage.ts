// After session files were read: looks at budgets and at what is unusual, stores what alerts should say, and lets them run.
import { viewAccount } from '../../domain/accounts/view-account';
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { DeviceId } from '../../domain/observations/observation';
import type { Snapshot } from '../../domain/snapshot';
import type { LocaleAndZone } from '../../domain/time/locale-and-zone';
import type { RunningWindow } from '../../domain/usage/report-period';
import { findingsOf } from '../../domain/usage/usage-findings';
import { preferencesFrom } from '../../domain/usage/usage-preferences';
import type { KeyValues } from '../state/key-values';
import { storeFindings } from './stored-findings';
import type { UsageBackend } from './usage-backend';

export interface WatchUsageDeps {
  readonly usage: Pick<UsageBackend, 'ask' | 'shareDays'>;
  readonly device: () => Promise<{ readonly id: DeviceId }>;
  readonly loadSnapshot: () => Promise<Snapshot | null>;
  readonly values: KeyValues;
  readonly place: LocaleAndZone;
  readonly now: () => number;
  /** Lets alerts look at what was stored. */
  readonly notify: () => Promise<void>;
}

/** Stores nothing before an account was seen: there is nobody to tell. */
export async function watchUsage({
  usage,
  device,
  loadSnapshot,
  values,
  place,
  now,
  notify,
}: WatchUsageDeps): Promise<void> {
  const snapshot = await loadSnapshot();
  const at = now();
  const shown = snapshot?.accounts.find(({ account }) => account.key === snapshot.current) ?? snapshot?.accounts[0];
  if (!snapshot || !shown) return;
  const preferences = preferencesFrom(snapshot.settings.usage);
  const { windows } = viewAccount(shown.state, at);
  const running = windows.flatMap(({ seconds, resetsAt }): RunningWindow[] =>
    resetsAt === null ? [] : [{ seconds, resetsAt }],
  );
  const window = running.sort((a, b) => b.seconds - a.seconds)[0] ?? null;
  const found = await usage.ask('watch', { now: at, window }, { zone: place.zone, preferences });
  const { id } = await device();
  await usage.shareDays(id, at, { zone: place.zone, preferences });
  const [best] = found.savings;
  const cheaper = best ? cheaperSentence(best) : null;
  const { key } = shown.account;
  const findings = findingsOf(found.budgets, found.anomalies, preferences.deferred.length, key, cheaper);
  await storeFindings(values, findings, at);
  await notify();
}

function cheaperSentence(saving: { readonly kind: string; readonly to?: string; readonly credits: number }): Message {
  const { kind: way, to: name = '', credits } = saving;
  return message('alerts.budget.cheaper', { way, name, credits: Math.round(credits) });
}
