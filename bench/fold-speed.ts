// How long the fold takes in Node. Both windows of a body count as a reading.
import { advance, foldAll } from '../src/domain/fold/fold';
import type { Observation } from '../src/domain/observations/observation';
import { dayMs } from '../src/domain/time/instant';
import { heavyYear } from '../test/support/heavy-year';
import { type Figure, median } from './figure';
import { generateObservations } from './generate-observations';

const start = Date.UTC(2026, 0, 1);

/** The fold of a year of readings on its first run, and one more body on top of it (median of 200). */
export function benchFold(): Figure[] {
  const observations = generateObservations(75_000, start);
  const before = performance.now();
  const { fold } = foldAll('bench', observations);
  const whole = performance.now() - before;
  const more = generateObservations(200, start + 75_000 * 60_000).map((observation) => {
    const at = performance.now();
    advance(fold, observation);
    return performance.now() - at;
  });
  return [
    {
      name: 'fold of 150 000 readings to a view',
      value: whole,
      unit: 'ms',
      floor: 250,
      aim: 100,
      note: '75 000 bodies of two windows, cold',
    },
    {
      name: 'fold of a heavy year ÷ a copy of it',
      value: heavyYearByCopy(),
      unit: '×',
      floor: 3,
      aim: 1,
      note: '98 000 bodies of many kinds whose values move',
    },
    { name: 'one reading more', value: median(more), unit: 'ms', floor: 5, aim: 1 },
  ];
}

/** How many times as long as copying it the fold of a heavy year takes, cold. */
function heavyYearByCopy(): number {
  const year = heavyYear({ end: start + 365 * dayMs }).map(
    (seen, index) => ({ ...seen, id: `${index}` }) as Observation,
  );
  const [fold, copy] = [() => foldAll('heavy', year), () => structuredClone(year)].map((work) => {
    const before = performance.now();
    work();
    return performance.now() - before;
  }) as [number, number];
  return fold / copy;
}
