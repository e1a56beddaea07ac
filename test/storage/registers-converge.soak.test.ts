// The merge that ships, over the database that ships: devices that exchange their registers in any order end up equal.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/random';
import { openDatabase } from '../../src/storage/database';
import { createRegisters, type Registers } from '../../src/storage/registers';
import { anyRegister } from '../support/any-register';
import { repeats } from '../support/soak';

const minute = 60_000;
const runs = repeats(40, 300);
const steps = 12;
const stepMs = 20_000;

const open = (device: string, now: () => number) =>
  createRegisters(openDatabase(crypto.randomUUID()), async () => device, now);

describe('merging registers', () => {
  it('gives the same in any order, in any portions, with any repetition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRegister, { maxLength: 12 }), fc.integer(), async (registers, seed) => {
        const random = seededRandom(seed);
        const shuffled = [...registers, ...registers]
          .map((one) => ({ one, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const cut = Math.floor(random() * shuffled.length);
        const [once, again] = [open('one', () => 0), open('two', () => 0)];
        await once.merge(registers);
        await again.merge(shuffled.slice(0, cut));
        await again.merge(shuffled.slice(cut));
        expect(await again.rows()).toEqual(await once.rows());
        expect(await again.merge(registers)).toBe(0);
      }),
      { seed: 20_261_121, numRuns: repeats(20, 60) },
    );
  });

  it(`converges over ${runs} runs of three devices with wrong clocks, and no edit loses to what its author saw`, async () => {
    let overruled = 0;
    let diverged = 0;
    for (let run = 0; run < runs; run++) {
      const result = await converse(run);
      overruled += result.overruled;
      diverged += result.diverged ? 1 : 0;
    }
    expect({ overruled, diverged }).toEqual({ overruled: 0, diverged: 0 });
  });
});

/** Three devices with clocks up to ten minutes off edit three names and hand each other what they have, again and again. */
async function converse(seed: number): Promise<{ overruled: number; diverged: boolean }> {
  const random = seededRandom(seed + 1);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  let now = 0;
  const devices = ['a', 'b', 'c'].map((device) => {
    const skew = Math.floor((random() * 2 - 1) * 10 * minute);
    return open(device, () => now + skew);
  });
  let overruled = 0;
  for (let step = 0; step < steps; step++) {
    now = step * stepMs;
    const author = pick(devices);
    const key = pick(['x', 'y', 'z']);
    const seen = await author.rows();
    await author.set('account', key, `${step}`);
    // What its author replaced comes back, as it does from any device that still has it.
    await author.merge(seen);
    if ((await author.get('account', key)) !== `${step}`) overruled++;
    await exchange(author, pick(devices));
    await exchange(pick(devices), pick(devices));
  }
  // Later, when every clock has passed what the fastest one wrote, all of them meet.
  now += 60 * minute;
  const [a, b, c] = devices as [Registers, Registers, Registers];
  for (const [from, to] of [
    [a, b],
    [b, c],
    [c, b],
    [b, a],
  ] as const)
    await exchange(from, to);
  const states = await Promise.all(devices.map(async (device) => JSON.stringify(await device.rows())));
  return { overruled, diverged: new Set(states).size !== 1 };
}

async function exchange(from: Registers, to: Registers): Promise<void> {
  await to.merge(await from.rows());
}
