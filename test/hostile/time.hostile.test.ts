// Attacks with a wrong clock: nothing that is dated ahead may hide what is true.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { seededRandom } from '../../src/domain/random';
import type { Snapshot } from '../../src/domain/snapshot';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time/instant';
import { followClock, serverAheadMs } from '../../src/engine/state/follow-clock';
import type { StateManager } from '../../src/engine/state/state-manager';
import { importText } from '../support/import-steps';
import {
  type AttackedDevice,
  attackedDevice,
  message,
  plusUsage,
  shownPercent,
  startAt,
  usageAt,
} from './support/attacked-device';
import { attempts, tried } from './support/attempts';

const yearMs = 365 * dayMs;

let device: AttackedDevice;
beforeEach(() => {
  device = attackedDevice();
});

/** The page reads `percent` now, by a clock that is `aheadMs` ahead. The server's date is right, or missing. */
async function read(manager: StateManager, percent: number, { aheadMs = 0, dated = true } = {}) {
  const trueAt = device.now - aheadMs;
  await manager.observe(message('/wham/usage', usageAt(trueAt, percent), device.now, dated ? trueAt : null), '1');
}

const pass = (ms: number) => {
  device.now += ms;
};
const stored = async () => (await device.wake().observations.history([await currentKey()])) as Observation[];
const currentKey = async () => (await device.wake().stateManager.snapshot()).current ?? '';
const aheadTrouble = ({ troubles }: Snapshot) => troubles.find(({ kind }) => kind === 'ahead');

describe('a clock that was ahead for one reading', () => {
  const leads = [2 * hourMs, dayMs, yearMs];
  it.each(leads.flatMap((lead) => [true, false].map((dated) => [lead / hourMs, dated] as const)))(
    'of %i hours (server date seen: %s) hides no reading after it',
    async (hours, dated) => {
      const lead = hours * hourMs;
      await read(device.wake().stateManager, 10, { dated });
      pass(lead + minuteMs);
      await read(device.wake().stateManager, 99, { aheadMs: lead, dated });
      pass(-lead + minuteMs);
      await read(device.wake().stateManager, 12, { dated });
      const snapshot = await device.wake().stateManager.snapshot();
      expect(shownPercent(snapshot)).toBe(12);
      expect(snapshot.accounts[0]?.state.observedAt).toBeLessThanOrEqual(device.now + 5 * minuteMs);
      for (let step = 0; step < 5; step += 1) {
        pass(lead / 4);
        await read(device.wake().stateManager, 13 + step, { dated });
        expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(13 + step);
      }
    },
  );

  it('is mended without a new reading, and the screen says so', async () => {
    await read(device.wake().stateManager, 10);
    pass(yearMs);
    await read(device.wake().stateManager, 99, { dated: false });
    pass(-yearMs + minuteMs);
    await device.wake().stateManager.refresh();
    const snapshot = device.values.all.get('snapshot') as Snapshot;
    expect(shownPercent(snapshot)).toBe(10);
    expect(aheadTrouble(snapshot)).toMatchObject({ count: 1 });
    expect((await stored()).every(({ at }) => at <= device.now)).toBe(true);
    expect(await device.wake().aside.count()).toBe(1);
  });

  it('is never taken for news when its date comes, whether the computer ran or slept', async () => {
    await read(device.wake().stateManager, 10);
    pass(2 * hourMs);
    await read(device.wake().stateManager, 99, { dated: false });
    pass(-2 * hourMs);
    await read(device.wake().stateManager, 11);
    pass(3 * hourMs);
    await device.wake().stateManager.refresh();
    expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(11);
  });

  it('heals a database that an earlier version left', async () => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const at = seen.at + yearMs;
    const ahead = { ...seen, at, id: observationId({ ...seen, at }) };
    await device.wake().observations.add([ahead]);
    device.values.all.delete('folds');
    await device.wake().stateManager.refresh();
    pass(5 * minuteMs);
    await device.wake().stateManager.refresh();
    const snapshot = await device.wake().stateManager.snapshot();
    expect(snapshot.accounts[0]?.state.observedAt).toBe(seen.at);
    expect(await device.database().observations.count()).toBe(1);
  });

  it('sets aside the end of a run that reaches ahead, and keeps its beginning', async () => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const at = seen.at + 10 * minuteMs;
    await device.wake().observations.add([{ ...seen, at, id: observationId({ ...seen, at }) } as Observation]);
    const { aside, observations } = device.wake();
    expect(await aside.move(seen.at)).toEqual([seen.account]);
    expect((await observations.history([seen.account])).map(({ id }) => id)).toEqual([seen.id]);
    expect(await aside.move(seen.at)).toEqual([]);
    expect(await aside.count()).toBe(1);
  });
});

describe('a script of the page', () => {
  it.each([0, 1_000, minuteMs])('hides nothing by 12 dates 2.9 days ahead, %i ms apart', async (stepMs) => {
    tried(12);
    await read(device.wake().stateManager, 10);
    const manager = device.wake().stateManager;
    for (let index = 0; index < 12; index += 1) {
      pass(stepMs);
      await manager.observe(message('/wham/usage', usageAt(device.now, 1), device.now, device.now + 2.9 * dayMs), '1');
    }
    pass(minuteMs);
    await read(manager, 42);
    expect(shownPercent(await manager.snapshot())).toBe(42);
    pass(minuteMs);
    await read(device.wake().stateManager, 43, { dated: false });
    expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(43);
    expect((await stored()).every(({ at }) => at <= device.now + 5 * minuteMs)).toBe(true);
  });

  it('moves no clock by a burst of dates ahead, not even on a fresh device', async () => {
    const manager = device.wake().stateManager;
    for (let index = 0; index < 12; index += 1)
      await manager.observe(message('/wham/usage', usageAt(device.now, 1), device.now, device.now + 2.9 * dayMs), '1');
    expect((await manager.snapshot()).accounts[0]?.state.observedAt).toBeLessThanOrEqual(device.now + 5 * minuteMs);
  });

  it('hides nothing by dates in the past', async () => {
    const manager = device.wake().stateManager;
    await read(manager, 10);
    for (let index = 0; index < 12; index += 1)
      await manager.observe(message('/wham/usage', usageAt(device.now, 1), device.now, device.now - 2.9 * dayMs), '1');
    pass(minuteMs);
    await read(manager, 42, { dated: false });
    expect(shownPercent(await manager.snapshot())).toBe(42);
  });

  it.each([6 * minuteMs, dayMs, 70 * yearMs])(
    'hides nothing by a message that says it is read in %i ms',
    async (lead) => {
      const manager = device.wake().stateManager;
      await read(manager, 10);
      await manager.observe(message('/wham/usage', usageAt(device.now, 1), device.now + lead, null), '1');
      expect(shownPercent(await manager.snapshot())).toBe(10);
      expect(aheadTrouble(await manager.snapshot())).toMatchObject({ count: 1 });
      await manager.observe(message('/wham/usage', 'nonsense', device.now + lead, null), '1');
      const drift = (await manager.snapshot()).troubles.find(({ kind }) => kind === 'drift');
      expect(drift).toMatchObject({ at: device.now + 5 * minuteMs });
      pass(minuteMs);
      await read(manager, 11);
      expect(shownPercent(await manager.snapshot())).toBe(11);
    },
  );

  it('keeps no tab from changing account', async () => {
    const manager = device.wake().stateManager;
    await read(manager, 10);
    const other = { ...plusUsage, account_id: 'acct-OTHER' };
    await manager.observe(message('/wham/usage', other, device.now + yearMs, null), '1');
    pass(10 * minuteMs);
    await read(manager, 11);
    await manager.observe(
      message('/wham/rate-limit-reset-credits', { credits: [], available_count: 0 }, device.now + 1_000, null),
      '1',
    );
    const keys = (await manager.snapshot()).accounts.map(({ state }) => state.key);
    expect(keys.filter((key) => key.startsWith('quarantine:'))).toEqual([]);
  });
});

describe('what comes from elsewhere', () => {
  const from = (seen: Observation, at: number, percent: number): Observation => {
    const facts = { ...(seen.facts as { windows: readonly object[] }) };
    const windows = facts.windows.map((window) => ({ ...window, usedPercent: percent, resetsAt: at + hourMs }));
    const content = { ...seen, device: 'elsewhere', at, facts: { ...facts, windows } } as unknown as Observation;
    return { ...content, id: observationId(content) };
  };

  it.each([
    ['an hour ahead', hourMs],
    ['in 2099', Date.UTC(2099, 0, 1) - startAt],
  ])('hides nothing where an export is dated %s', async (_, lead) => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const at = Math.floor((seen.at + lead) / 1000) * 1000;
    const { stateManager, registers } = device.wake();
    const text = JSON.stringify({
      format: 'headroom/export',
      version: 1,
      observations: [from(seen, at, 1)],
      records: [],
    });
    const outcome = await importText(text, { merge: stateManager.merge, mergeRegisters: registers.merge });
    expect(outcome.ok).toBe(true);
    expect(aheadTrouble(await stateManager.snapshot())).toMatchObject({ count: 1 });
    pass(minuteMs);
    await read(stateManager, 12);
    expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(12);
  });

  it('is used once the clock was set forward over its date', async () => {
    await read(device.wake().stateManager, 10, { dated: false });
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const { stateManager } = device.wake();
    await stateManager.merge([from(seen, seen.at + 3 * hourMs, 55)]);
    await stateManager.refresh();
    expect(shownPercent(await stateManager.snapshot())).toBe(10);
    pass(3 * hourMs + minuteMs);
    await device.wake().stateManager.refresh();
    expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(55);
    expect(await device.wake().aside.count()).toBe(0);
  });

  it('stays aside where the clock ran up to its date: the other clock was wrong', async () => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    await device.wake().stateManager.merge([from(seen, seen.at + 2 * hourMs, 99)]);
    for (let minutes = 0; minutes < 150; minutes += 4) {
      pass(4 * minuteMs);
      await device.wake().stateManager.refresh();
    }
    expect(shownPercent(await device.wake().stateManager.snapshot())).toBe(10);
    expect(await device.wake().aside.count()).toBe(1);
  });

  it('goes with its account when that is forgotten', async () => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const { stateManager, aside } = device.wake();
    await stateManager.merge([from(seen, seen.at + dayMs, 1)]);
    await stateManager.apply({ type: 'forget', account: seen.account });
    expect(await aside.count()).toBe(0);
  });

  it('takes no more room than 5,000 rows, and keeps those nearest to now', async () => {
    await read(device.wake().stateManager, 10);
    const [seen] = await stored();
    if (!seen) throw new Error('nothing was stored');
    const { stateManager, aside } = device.wake();
    await stateManager.merge(
      Array.from({ length: 5_200 }, (_, index) => from(seen, seen.at + dayMs + index * 1000, 1)),
    );
    expect(await aside.count()).toBe(5_000);
  });
});

describe('two computers whose clocks differ by hours', () => {
  it.each([-9, -3, 3, 9])('do not fight: %i hours', async (hours) => {
    const [one, other] = [attackedDevice(), attackedDevice()];
    other.now += hours * hourMs;
    const trueAt = () => one.now;
    for (let round = 0; round < 12; round += 1) {
      for (const each of [one, other]) {
        await each
          .wake()
          .stateManager.observe(message('/wham/usage', usageAt(startAt, 10 + round), each.now, trueAt()), '1');
        one.now += 2 * minuteMs;
        other.now += 2 * minuteMs;
      }
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const key = (await from.wake().stateManager.snapshot()).current ?? '';
        await to.wake().stateManager.merge(await from.wake().observations.history([key]));
      }
    }
    for (const each of [one, other]) {
      const snapshot = await each.wake().stateManager.snapshot();
      expect(shownPercent(snapshot)).toBe(21);
      expect(snapshot.accounts[0]?.state.events.map(({ type }) => type)).toEqual([]);
    }
  });
});

describe('the app beside an extension on a computer whose clock is three hours slow', () => {
  it('shows what the extension dates by the server, and never follows an absurd clock', async () => {
    const [extension, app] = [attackedDevice(), attackedDevice()];
    const lead = 3 * hourMs;
    for (let round = 0; round < 5; round += 1) {
      extension.now += minuteMs;
      const trueAt = extension.now + lead;
      const body = usageAt(startAt + lead, 20 + round);
      await extension.wake().stateManager.observe(message('/wham/usage', body, extension.now, trueAt), '1');
    }
    app.now = extension.now;
    const aheadMs = await serverAheadMs(extension.values, extension.now);
    expect(Math.abs(aheadMs - lead)).toBeLessThan(2_000);
    const key = (await extension.wake().stateManager.snapshot()).current ?? '';
    const seen = await extension.wake().observations.history([key]);
    const { stateManager } = app.wake();
    await followClock(stateManager, 40 * dayMs, app.values);
    expect(app.values.all.get('clock-offsets') ?? []).toEqual([]);
    await followClock(stateManager, aheadMs, app.values);
    await stateManager.merge(seen);
    expect(shownPercent(await app.wake().stateManager.snapshot())).toBe(24);
    const { revision } = await stateManager.snapshot();
    await followClock(stateManager, aheadMs, app.values);
    expect((await stateManager.snapshot()).revision).toBe(revision);
  });
});

const walks = attempts(15, 40);

it(`shows the newest answer of this device after any clock, in ${walks} random walks of it`, async () => {
  tried(walks);
  const random = seededRandom(14);
  const steps = [0, minuteMs, 4 * minuteMs, hourMs, dayMs, -4 * minuteMs, -hourMs, -dayMs, 30 * dayMs];
  for (let walk = 0; walk < walks; walk += 1) {
    device = attackedDevice();
    let lead = 0;
    for (let index = 0; index < 6; index += 1) {
      const lastLead = lead;
      lead = random() < 0.5 ? lead : (steps[Math.floor(random() * steps.length)] ?? 0);
      device.now += lead - lastLead + 2 * minuteMs;
      const { stateManager } = device.wake();
      await read(stateManager, 20 + index, { aheadMs: lead, dated: random() < 0.8 });
      const isSteady = lead === lastLead;
      if (isSteady && lead === 0) expect(shownPercent(await stateManager.snapshot()), `walk ${walk}`).toBe(20 + index);
    }
  }
});
