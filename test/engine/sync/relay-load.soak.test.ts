// How much goes over the wire, how often, and how long it takes: small in `npm test`, whole in `npm run test:soak`.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayMs, minuteMs } from '../../../src/domain/time/instant';
import type { Place } from '../../../src/engine/sync/sync-round';
import { loadPlaceState } from '../../../src/engine/sync/sync-state';
import { startRelay, type TestRelay } from '../../support/nostr-relay';
import { usageSeries } from '../../support/observations';
import { repeats } from '../../support/soak';
import { madeBy, relayPlace, type SyncedDevice, syncedGroup } from '../../support/synced-devices';

const many = repeats(2_500, 10_000);
const mostBytes = 35 * 1024;
const series = usageSeries(many, 60);
const start = (series.at(-1)?.at ?? 0) + minuteMs;
const of = (device: string) => series.map((each) => madeBy(device, each));

describe('a relay under load', () => {
  let relay: TestRelay;
  let place: Place;
  let devices: readonly [SyncedDevice, SyncedDevice];
  const later = (ms: number) => {
    for (const device of devices) device.now += ms;
  };
  const rounds = async () => {
    for (const device of devices) await device.round(place);
  };

  beforeEach(async () => {
    // The relay drops what has expired, by the clock of this process.
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    relay = await startRelay();
    place = relayPlace(relay.url);
    devices = syncedGroup({ office: 'computer', home: 'computer' }, start) as [SyncedDevice, SyncedDevice];
  });
  afterEach(async () => {
    vi.useRealTimers();
    await relay.stop();
  });

  it('moves 10 000 observations each way in 35 KB or less', async () => {
    const [office, home] = devices;
    office.observe(of('office'));
    await rounds();
    const [sent, received] = [
      (await loadPlaceState(office.store, relay.url)).sent,
      (await loadPlaceState(home.store, relay.url)).received,
    ];
    expect(home.observations.size).toBe(many);
    expect(Math.max(sent, received)).toBeLessThanOrEqual(Math.max(mostBytes * (many / 10_000), 12 * 1024));

    home.observe(of('home'));
    later(10 * minuteMs);
    for (const device of [home, office]) await device.round(place);
    expect(office.observations.size).toBe(2 * many);
  });

  it('gets 12 writes an hour of each device at most, whatever changes', async () => {
    const [office, home] = devices;
    // Twenty months: as many segments are waiting from the start.
    const long = usageSeries(300, 172_800).map(({ at, ...rest }) => ({ ...rest, at: at - 600 * dayMs }));
    office.observe(long.map((each) => madeBy('office', each)));
    const changeAll = (name: string) => {
      office.choose('account', 'a', { nickname: name, colour: 1 });
      home.choose('account', 'b', { nickname: name, colour: 1 });
    };
    for (let hour = 0; hour < repeats(1, 4); hour += 1) {
      const before = relay.received('EVENT');
      for (let minute = 0; minute < 60; minute += 2) {
        changeAll(`${hour}/${minute}`);
        await rounds();
        later(2 * minuteMs);
      }
      expect(relay.received('EVENT') - before).toBeLessThanOrEqual(12 * devices.length);
    }
    // Segments went out between the heads.
    expect(relay.count()).toBeGreaterThan(4);
    changeAll('last');
    later(60 * minuteMs);
    await rounds();
    await rounds();
    for (const device of devices) {
      expect(device.registers.get('account/a')?.value).toMatchObject({ nickname: 'last' });
      expect(device.registers.get('account/b')?.value).toMatchObject({ nickname: 'last' });
    }
  });
});
