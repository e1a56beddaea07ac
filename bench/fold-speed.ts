import { advance, foldAll } from '../src/domain/fold/fold';
import { type Figure, median } from './figure';
import { manyObservations } from './generate-observations';

const start = Date.UTC(2026, 0, 1);

/** The fold of a year of readings, cold, and one reading more on top of it. */
export function benchFold(): Figure[] {
  const seen = manyObservations(75_000, start);
  const before = performance.now();
  const { fold } = foldAll('bench', seen);
  const whole = performance.now() - before;
  const more = manyObservations(200, start + 75_000 * 60_000).map((observation) => {
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
    { name: 'one reading more', value: median(more), unit: 'ms', floor: 5, aim: 1 },
  ];
}
