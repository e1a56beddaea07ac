// A simulated year of alerts, many times over: devices sleep, wake late, die at any step, lose the notification permission
// and get it back, run on a wrong clock, and exchange their ledgers.
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../src/domain/random';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { createJudge, type Judge } from '../../support/alert-checker';
import { withAlerts, withRules } from '../../support/alert-fixtures';
import { awakeSpans, between, createWorld } from '../../support/alert-simulation';
import { createDeviceOf, type Device } from '../../support/simulated-device';
import { repeats } from '../../support/soak';

const years = repeats(60, 1_000);

describe('a simulated year with crashes at random points', () => {
  it(`tells nothing twice, loses nothing that still matters, speaks of no blocked window (${years} years)`, async () => {
    let told = 0;
    for (let seed = 1; seed <= years; seed++) {
      try {
        told += await simulateYear(seed);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    // A device that says nothing would pass all three.
    expect(told / years).toBeGreaterThan(50);
  }, 600_000);
});

async function simulateYear(seed: number): Promise<number> {
  const chance = seededRandom(seed);
  const world = createWorld(chance);
  const judge = createJudge();
  const desktop = createDeviceOf(chance, judge.onShow);
  const phone = chance() < 0.4 ? createDeviceOf(chance, judge.onShow) : null;

  for (const { from, to, reads } of awakeSpans(chance)) {
    const slipMs = moodOf(desktop, chance);
    await wake(desktop, judge, from + slipMs, 'start');
    for (const read of reads) {
      await ringUntil(desktop, judge, read + slipMs);
      desktop.known = world.observe(read);
      await wake(desktop, judge, read + slipMs, 'observation');
      if (chance() < 0.5) await desktop.dismiss();
      if (chance() < 0.2) await meet(desktop, phone, judge, read);
    }
    await fallAsleep(desktop, judge, to + slipMs, chance);
  }
  return judge.told();
}

/** The last minutes of a span are calm: what a crash left unsaid, the watchdog still gets said. */
async function fallAsleep(device: Device, judge: Judge, at: number, chance: Random): Promise<void> {
  device.crashing = 0;
  await ringUntil(device, judge, at);
  device.now = Math.max(device.now, at);
  // On time: with every alarm rung there is nothing unsaid that was due, without anything else to wake the device.
  if (device.diedAt === null) judge.afterRun(device);
  if (chance() < 0.3) device.closeBrowser();
}

/** How this span goes; returns how wrong the clock is. */
function moodOf(device: Device, chance: Random): number {
  const luck = chance();
  device.permission = luck < 0.03 ? 'denied' : 'granted';
  device.refusing = luck > 0.03 && luck < 0.08 ? 0.5 : 0;
  device.crashing = luck > 0.08 && luck < 0.5 ? 0.03 : 0;
  if (luck > 0.9) device.settings = withAlerts({ quiet: { fromMinute: 22 * 60, toMinute: 7 * 60 } });
  else device.settings = luck > 0.86 ? withRules({ 'use-threshold': false }) : withRules({ 'nothing-seen': true });
  return luck > 0.8 && luck < 0.84 ? Math.round(between(chance, -30, 12)) * hourMs : 0;
}

async function wake(
  device: Device,
  judge: Judge,
  now: number,
  event: 'start' | 'observation' | 'alarm',
): Promise<void> {
  device.now = now;
  device.diedAt = null;
  judge.beforeRun(device);
  const survived = await device.wake((notifier) => {
    if (event === 'alarm') return notifier.onAlarm('headroom/next');
    return event === 'start' ? notifier.onStart() : notifier.afterObservation();
  });
  if (survived) judge.afterRun(device);
}

/** Rings the alarms as often as they are due before `until`; one that was slept through rings at once. */
async function ringUntil(device: Device, judge: Judge, until: number): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const { alarmAt, diedAt } = device;
    // The badge has an alarm of its own that repeats, whatever dies: it wakes the worker too.
    const beatAt = diedAt === null ? Number.POSITIVE_INFINITY : diedAt + 5 * minuteMs;
    const nextAt = Math.min(alarmAt ?? Number.POSITIVE_INFINITY, beatAt);
    if (nextAt > until) return;
    if (nextAt === alarmAt) device.alarmAt = null;
    await wake(device, judge, Math.max(device.now, nextAt), nextAt === alarmAt ? 'alarm' : 'start');
  }
}

/** The phone is opened: it takes in what the desktop knows and told, and the other way round. */
async function meet(desktop: Device, phone: Device | null, judge: Judge, at: number): Promise<void> {
  // Whose worker lies dead says nothing to anybody.
  if (!phone || desktop.diedAt !== null) return;
  phone.known = desktop.known;
  phone.receive(desktop.ledger());
  desktop.receive(phone.ledger());
  judge.share(desktop, phone);
  await wake(phone, judge, at + minuteMs, 'start');
}
