// A simulated year of alerts, many times over: devices sleep, wake late, die at any step, lose the notification permission
// and get it back, run on a wrong clock, and exchange their ledgers.
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/domain/random';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { type AlertChecker, createAlertChecker } from '../../support/alert-checker';
import { withAlerts, withRules } from '../../support/alert-fixtures';
import { awakeSpans, between, createWorld } from '../../support/alert-simulation';
import { createDeviceOf, type Device } from '../../support/simulated-device';
import { repeats } from '../../support/soak';

const years = repeats(30, 1_000);

describe('a simulated year with crashes at random points', () => {
  it(`delivers nothing twice, loses nothing that still matters, and nothing about a blocked window (${years} years)`, async () => {
    let delivered = 0;
    for (let seed = 1; seed <= years; seed++) {
      try {
        delivered += await simulateYear(seed);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    // A device that delivers nothing would pass all three.
    expect(delivered / years).toBeGreaterThan(50);
  }, 600_000);
});

async function simulateYear(seed: number): Promise<number> {
  const random = seededRandom(seed);
  const world = createWorld(random);
  const checker = createAlertChecker();
  const desktop = createDeviceOf(random, checker.onShow);
  const phone = random() < 0.4 ? createDeviceOf(random, checker.onShow) : null;

  for (const { from, to, reads } of awakeSpans(random)) {
    const clockErrorMs = drawConditions(desktop, random);
    await wake(desktop, checker, from + clockErrorMs, 'start');
    for (const read of reads) {
      await ringUntil(desktop, checker, read + clockErrorMs);
      desktop.known = world.observe(read);
      await wake(desktop, checker, read + clockErrorMs, 'observation');
      if (random() < 0.5) await desktop.dismiss();
      if (random() < 0.2) await exchange(desktop, phone, checker, read);
    }
    await endSpan(desktop, checker, to + clockErrorMs, random);
  }
  return checker.deliveredCount();
}

/** The last minutes of a span are without crashes, so that the watchdog delivers what a crash prevented. */
async function endSpan(device: Device, checker: AlertChecker, at: number, random: Random): Promise<void> {
  device.crashing = 0;
  await ringUntil(device, checker, at);
  device.now = Math.max(device.now, at);
  // After every due alarm rang, nothing due is undelivered, although nothing else woke the device.
  if (device.diedAt === null) checker.afterRun(device);
  if (random() < 0.3) device.closeBrowser();
}

/** Draws the conditions of a span. Returns the error of the clock in ms. */
function drawConditions(device: Device, random: Random): number {
  const draw = random();
  device.permission = draw < 0.03 ? 'denied' : 'granted';
  device.refusing = draw > 0.03 && draw < 0.08 ? 0.5 : 0;
  device.crashing = draw > 0.08 && draw < 0.5 ? 0.03 : 0;
  if (draw > 0.9) device.settings = withAlerts({ quiet: { fromMinute: 22 * 60, toMinute: 7 * 60 } });
  else device.settings = draw > 0.86 ? withRules({ 'use-threshold': false }) : withRules({ 'nothing-seen': true });
  return draw > 0.8 && draw < 0.84 ? Math.round(between(random, -30, 12)) * hourMs : 0;
}

async function wake(
  device: Device,
  checker: AlertChecker,
  now: number,
  event: 'start' | 'observation' | 'alarm',
): Promise<void> {
  device.now = now;
  device.diedAt = null;
  checker.beforeRun(device);
  const survived = await device.wake((notifier) => {
    if (event === 'alarm') return notifier.onAlarm('headroom/next');
    return event === 'start' ? notifier.onStart() : notifier.afterObservation();
  });
  if (survived) checker.afterRun(device);
}

/** Rings the alarm as often as it is due before `until`. One that was due during sleep rings at once. */
async function ringUntil(device: Device, checker: AlertChecker, until: number): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const { alarmAt, diedAt } = device;
    // The badge's own repeating alarm wakes the worker too, also after a crash.
    const badgeAlarmAt = diedAt === null ? Number.POSITIVE_INFINITY : diedAt + 5 * minuteMs;
    const nextAt = Math.min(alarmAt ?? Number.POSITIVE_INFINITY, badgeAlarmAt);
    if (nextAt > until) return;
    if (nextAt === alarmAt) device.alarmAt = null;
    await wake(device, checker, Math.max(device.now, nextAt), nextAt === alarmAt ? 'alarm' : 'start');
  }
}

/** The phone is opened: both devices merge each other's ledgers, and the phone learns what the desktop knows. */
async function exchange(desktop: Device, phone: Device | null, checker: AlertChecker, at: number): Promise<void> {
  // A dead worker exchanges nothing.
  if (!phone || desktop.diedAt !== null) return;
  phone.known = desktop.known;
  phone.receive(desktop.ledger());
  desktop.receive(phone.ledger());
  checker.share(desktop, phone);
  await wake(phone, checker, at + minuteMs, 'start');
}
