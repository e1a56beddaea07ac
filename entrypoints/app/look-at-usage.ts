import { createNextAlarm } from '../../src/browser/alarms';
import { localValues } from '../../src/browser/extension-storage';
import { readerLocaleAndZone } from '../../src/browser/page-clock';
import type { Snapshot } from '../../src/domain/snapshot';
import { alarmName } from '../../src/engine/alerts/alert-notifier';
import type { UsageBackend } from '../../src/engine/reports/usage-backend';
import { watchUsage } from '../../src/engine/reports/watch-usage';
import { loadDevice } from '../../src/engine/state/device';

/** Checks budgets and looks for unusual use, and stores the findings for the background's alerts. */
export function lookAtUsage(usage: UsageBackend, loadSnapshot: () => Promise<Snapshot | null>): Promise<void> {
  return watchUsage({
    usage,
    loadSnapshot,
    values: localValues,
    device: () => loadDevice(localValues, (count) => crypto.getRandomValues(new Uint8Array(count))),
    place: readerLocaleAndZone(),
    now: Date.now,
    // The background's own alarm: it looks at alerts when it goes off.
    notify: () => createNextAlarm(alarmName, Date.now).set(Date.now()),
  });
}
