// What the background does at events of the browser: a start, an alarm, a new snapshot, an answered notification. There is no
// caller to answer, so a failure is reported and does not stop anything else.
import type { StateManager } from '../state/state-manager';
import type { DeferredParts, WithDeferredParts } from './deferred-parts';

/** Rings at the instant at which time alone changes the badge (`badge-alarm.ts`, which is loaded later). */
export const badgeAlarmName = 'headroom/badge-change';

/** Alarms that repeat for as long as the extension is installed. */
export const repeatingAlarms = {
  /** Completes what a killed background left undone. The badge has a separate alarm, because it must change on time. */
  badge: { name: 'headroom/badge', everyMinutes: 5 },
  /** Packs old months. */
  tidy: { name: 'headroom/tidy', everyMinutes: 24 * 60 },
} as const;

export interface BackgroundEventsDeps {
  readonly stateManager: Pick<StateManager, 'refresh' | 'tidy'>;
  readonly withDeferred: WithDeferredParts<
    Pick<DeferredParts, 'alerts' | 'phones' | 'badgeAlarm' | 'pageBadge' | 'forecasts'>
  >;
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

/** Creates the background's listeners. Each catches and reports its own failures. */
export function createBackgroundEvents({ stateManager, withDeferred, report }: BackgroundEventsDeps): BackgroundEvents {
  const run = (work: Promise<unknown>): void => void work.catch(report);
  const afterBadge = () =>
    withDeferred(({ badgeAlarm, pageBadge }) => {
      run(pageBadge.update());
      return badgeAlarm.set();
    });
  const drawBadge = async () => {
    await stateManager.refresh().catch(report);
    run(afterBadge());
  };
  const start = async () => {
    await drawBadge();
    await withDeferred(({ alerts }) => alerts.onStart());
  };
  // Badge and alerts use the new forecasts immediately.
  const forecast = async () => {
    if (await withDeferred(({ forecasts }) => forecasts.refresh())) await start();
  };
  return {
    // What an older version packed has no summaries yet; a computer that is rarely on for a day is tidied all the same.
    onStart: () => run(start().finally(() => stateManager.tidy())),
    onAlarm: (name) => {
      run(withDeferred(({ alerts }) => alerts.onAlarm(name)));
      run(withDeferred(({ phones }) => phones.onAlarm(name)));
      if (name === badgeAlarmName) run(drawBadge());
      if (name === repeatingAlarms.badge.name) run(start());
      if (name === repeatingAlarms.tidy.name) run(stateManager.tidy());
    },
    onSnapshot: async () => {
      const alarm = afterBadge().catch(report);
      await withDeferred(({ alerts }) => alerts.afterObservation()).catch(report);
      await alarm;
      // Not waited for: neither a forecast nor a slow push service may hold up the next reading.
      run(forecast());
      run(withDeferred(({ phones }) => phones.afterObservation()));
    },
    onNotificationClick: (tag) => run(withDeferred(({ alerts }) => alerts.onNotificationClick(tag))),
    onNotificationButton: (tag, index) => run(withDeferred(({ alerts }) => alerts.onNotificationButton(tag, index))),
    onNotificationClosed: (tag, byUser) => run(withDeferred(({ alerts }) => alerts.onNotificationClosed(tag, byUser))),
    onIdle: () => run(withDeferred(({ phones }) => phones.onIdle())),
  };
}
