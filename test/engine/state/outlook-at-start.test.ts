import { expect, it } from 'vitest';
import { keys } from '../../../src/engine/state/key-values';
import { createOutlookAtStart } from '../../../src/engine/state/outlook-at-start';

const forecast = {
  limit: 'codex',
  seconds: 604_800,
  madeAt: 1_000,
  resetsAt: 9_000,
  usedPercent: 40,
  runsOut: 0.1,
  runsOutAt: null,
  leftAtEnd: { q10: 10, q50: 20, q90: 30 },
};

/** A storage whose forecasts say how often they were stored, and that counts what was read of it. */
function setUp() {
  const world = { now: 5_000, reads: [] as string[], stored: 1, isBroken: false };
  const get = async ([key]: readonly string[]) => {
    world.reads.push(key as string);
    if (world.isBroken) throw new Error('unreadable');
    return { [key as string]: { forecasts: [{ ...forecast, usedPercent: world.stored }] } };
  };
  const atStart = createOutlookAtStart({ get }, () => world.now);
  const used = async (account: string) => {
    const outlook = await atStart.read(account);
    return outlook?.forecasts.map(({ usedPercent }) => usedPercent) ?? null;
  };
  return { world, atStart, used };
}

it('reads the forecast once, ahead of the preview that is drawn from it', async () => {
  const { world, atStart, used } = setUp();
  atStart.readAhead('mine');
  world.now += 1_000;
  expect(await used('mine')).toEqual([1]);
  expect(world.reads).toEqual([keys.forecasts('mine')]);
});

it('reads the forecast of another account anew', async () => {
  const { world, atStart, used } = setUp();
  atStart.readAhead('mine');
  await used('other');
  expect(world.reads).toEqual([keys.forecasts('mine'), keys.forecasts('other')]);
});

it('never lets an older forecast overrule what a page stored since', async () => {
  const { world, atStart, used } = setUp();
  atStart.readAhead('mine');
  world.stored = 2;
  world.now += 1_001;
  expect(await used('mine')).toEqual([2]);
  world.now -= 10_000;
  expect(await used('mine')).toEqual([2]);
  world.now = 5_000;
  atStart.drop();
  expect(await used('mine')).toEqual([2]);
  // A start whose first event was handled before the state was loaded.
  atStart.readAhead('mine');
  world.stored = 3;
  expect(await used('mine')).toEqual([3]);
});

it('draws without a forecast that cannot be read', async () => {
  const { world, atStart, used } = setUp();
  world.isBroken = true;
  atStart.readAhead('mine');
  expect(await used('mine')).toBeNull();
});
