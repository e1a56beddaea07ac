// What the background does at events of the browser: a start, an alarm, a new snapshot, an answered notification. Nobody waits
// for an answer, so a failure is reported and holds nothing else up.
import type { StateManager } from '../state/state-manager';
import type { DeferredParts, WithDeferredParts } from './deferred-parts';

/** Alarms that repeat for as long as the extension is installed. */
export const repeatingAlarms = {
  /** The badge ages although nothing is observed. What a killed background left undone is caught up with, too. */
  badge: { name: 'headroom/badge', everyMinutes: 5 },
  /** Packs old months. */
  tidy: { name: 'headroom/tidy', everyMinutes: 24 * 60 },
} as const;

export interface BackgroundEventsDeps {
  readonly stateManager: Pick<StateManager, 'refresh' | 'tidy'>;
  readonly withDeferred: WithDeferredParts<Pick<DeferredParts, 'alerts' | 'phones'>>;
  readonly report: (error: unknown) => void;
}

export interface BackgroundEvents {
  /** The browser, or a new version of the extension, was started. */
  readonly onStart: () => void;
  readonly onAlarm: (name: string) => void;
  /** A snapshot was written. Resolves when the alerts were looked at. */
  readonly onSnapshot: () => Promise<void>;
  readonly onNotificationClick: (tag: string) => void;
  readonly onNotificationButton: (tag: string, index: number) => void;
  readonly onNotificationClosed: (tag: string, byUser: boolean) => void;
  /** The user left the computer or locked it. */
  readonly onIdle: () => void;
}

export function createBackgroundEvents({ stateManager, withDeferred, report }: BackgroundEventsDeps): BackgroundEvents {
  const run = (work: Promise<unknown>): void => void work.catch(report);
  const start = async () => {
    await stateManager.refresh().catch(report);
    await withDeferred(({ alerts }) => alerts.onStart());
  };
  return {
    onStart: () => run(start()),
    onAlarm: (name) => {
      run(withDeferred(({ alerts }) => alerts.onAlarm(name)));
      run(withDeferred(({ phones }) => phones.onAlarm(name)));
      if (name === repeatingAlarms.badge.name) run(start());
      if (name === repeatingAlarms.tidy.name) run(stateManager.tidy());
    },
    onSnapshot: async () => {
      await withDeferred(({ alerts }) => alerts.afterObservation()).catch(report);
      // Not waited for: a slow push service must not hold up the next reading.
      run(withDeferred(({ phones }) => phones.afterObservation()));
    },
    onNotificationClick: (tag) => run(withDeferred(({ alerts }) => alerts.onNotificationClick(tag))),
    onNotificationButton: (tag, index) => run(withDeferred(({ alerts }) => alerts.onNotificationButton(tag, index))),
    onNotificationClosed: (tag, byUser) => run(withDeferred(({ alerts }) => alerts.onNotificationClosed(tag, byUser))),
    onIdle: () => run(withDeferred(({ phones }) => phones.onIdle())),
  };
}
