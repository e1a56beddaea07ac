import { beforeEach, describe, expect, it } from 'vitest';
import {
  type BackgroundEvents,
  badgeAlarmName,
  createBackgroundEvents,
  repeatingAlarms,
} from '../../../src/engine/messages/background-events';
import type { DeferredParts } from '../../../src/engine/messages/deferred-parts';

let done: string[];
let broken: Set<string>;
let pageBadgeUpdates: number;
let reported: number;
/** Whether the background forecasts something it did not know. */
let isForecastNew: boolean;
let events: BackgroundEvents;
/** Ends the push that is under way. */
let endPush: () => void;

function noting(name: string) {
  return async (...args: unknown[]) => {
    if (broken.has(name)) throw new Error(name);
    done.push([name, ...args].join(' '));
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  done = [];
  broken = new Set();
  reported = 0;
  const alerts: Partial<DeferredParts['alerts']> = {
    onStart: noting('alerts.onStart'),
    onAlarm: noting('alerts.onAlarm'),
    afterObservation: noting('alerts.afterObservation'),
    onNotificationClick: noting('alerts.onNotificationClick'),
    onNotificationButton: noting('alerts.onNotificationButton'),
    onNotificationClosed: noting('alerts.onNotificationClosed'),
  };
  const phones: Partial<DeferredParts['phones']> = {
    onAlarm: noting('phones.onAlarm'),
    onIdle: noting('phones.onIdle'),
    afterObservation: async () => {
      await new Promise<void>((resolve) => {
        endPush = resolve;
      });
      done.push('phones.afterObservation');
    },
  };
  const badgeAlarm = { set: noting('badgeAlarm.set') };
  const pageBadge = {
    update: async () => {
      pageBadgeUpdates++;
      if (broken.has('pageBadge')) throw new Error('pageBadge');
    },
  };
  pageBadgeUpdates = 0;
  const forecasts = {
    refresh: async () => {
      if (broken.has('forecasts.refresh')) throw new Error('forecasts.refresh');
      done.push('forecasts.refresh');
      return isForecastNew;
    },
  };
  isForecastNew = false;
  events = createBackgroundEvents({
    stateManager: { refresh: noting('refresh'), tidy: noting('tidy') },
    withDeferred: async (work) => {
      if (broken.has('script')) throw new Error('script');
      return work({ alerts, phones, badgeAlarm, pageBadge, forecasts } as DeferredParts);
    },
    report: () => void reported++,
  });
});

describe('background events', () => {
  it('start: catches up first, so that alerts speak of what is true now', async () => {
    events.onStart();
    await settled();
    expect(done).toEqual(['refresh', 'badgeAlarm.set', 'alerts.onStart', 'tidy']);
  });

  it('start: looks at alerts although nothing could be caught up with', async () => {
    broken.add('refresh');
    events.onStart();
    await settled();
    expect(done).toEqual(['badgeAlarm.set', 'alerts.onStart', 'tidy']);
    expect(reported).toBe(1);
  });

  it.each([
    [repeatingAlarms.badge.name, ['refresh', 'badgeAlarm.set', 'alerts.onStart']],
    [badgeAlarmName, ['refresh', 'badgeAlarm.set']],
    [repeatingAlarms.tidy.name, ['tidy']],
    ['headroom/next', []],
  ])('alarm %s: alerts and phones are asked, and its own work is done', async (name, own) => {
    events.onAlarm(name);
    await settled();
    expect(done.toSorted()).toEqual([`alerts.onAlarm ${name}`, `phones.onAlarm ${name}`, ...own].toSorted());
  });

  it('alarm: one that fails holds the others up in nothing', async () => {
    broken.add('alerts.onAlarm').add('refresh');
    events.onAlarm(repeatingAlarms.badge.name);
    await settled();
    expect(done.toSorted()).toEqual([
      'alerts.onStart',
      'badgeAlarm.set',
      `phones.onAlarm ${repeatingAlarms.badge.name}`,
    ]);
    expect(reported).toBe(2);
  });

  it('alarm: months are packed although the deferred script is missing', async () => {
    broken.add('script');
    events.onAlarm(repeatingAlarms.tidy.name);
    await settled();
    expect(done).toEqual(['tidy']);
    expect(reported).toBe(2);
  });

  it('snapshot: waits for the alerts, not for forecasts and phones', async () => {
    await events.onSnapshot();
    expect(done.slice(0, 2)).toEqual(['badgeAlarm.set', 'alerts.afterObservation']);
    endPush();
    await settled();
    expect(done.slice(2)).toEqual(['forecasts.refresh', 'phones.afterObservation']);
  });

  it('snapshot: a new forecast is seen on the badge and by the alerts at once', async () => {
    isForecastNew = true;
    await events.onSnapshot();
    await settled();
    expect(done.slice(2)).toEqual(['forecasts.refresh', 'refresh', 'badgeAlarm.set', 'alerts.onStart']);
  });

  it.each(['', 'pageBadge'])(
    'the badge in pages follows the one on the toolbar, and holds nothing up: %s',
    async (name) => {
      if (name) broken.add(name);
      events.onAlarm(badgeAlarmName);
      await events.onSnapshot();
      await settled();
      expect(pageBadgeUpdates).toBe(2);
      expect(reported).toBe(name ? 2 : 0);
      expect(done).toContain('alerts.afterObservation');
    },
  );

  it('snapshot: a forecast that fails holds nothing up', async () => {
    broken.add('forecasts.refresh');
    await events.onSnapshot();
    endPush();
    await settled();
    expect(done).toEqual(['badgeAlarm.set', 'alerts.afterObservation', 'phones.afterObservation']);
    expect(reported).toBe(1);
  });

  it('snapshot: never rejects, or the observation would count as lost', async () => {
    broken.add('script');
    await expect(events.onSnapshot()).resolves.toBeUndefined();
    await settled();
    expect(reported).toBe(4);
  });

  it('notifications and idleness: are passed on', async () => {
    events.onNotificationClick('a');
    events.onNotificationButton('b', 1);
    events.onNotificationClosed('c', true);
    events.onIdle();
    await settled();
    expect(done).toEqual([
      'alerts.onNotificationClick a',
      'alerts.onNotificationButton b 1',
      'alerts.onNotificationClosed c true',
      'phones.onIdle',
    ]);
  });
});
