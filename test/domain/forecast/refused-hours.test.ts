import { describe, expect, it } from 'vitest';
import { rhythmTuning, weeklyRhythm } from '../../../src/domain/forecast/hour-of-week';
import { seededChance } from '../../../src/domain/forecast/random';
import { supposeRefused } from '../../../src/domain/forecast/refused-hours';
import { noHours } from '../../../src/domain/forecast/served-hours';

const weeks = 40;

/** Wanted: the same rate every hour of a day, a third or five thirds of the average by the day. Past 100 % a week it is refused. */
function livedThrough(perHour: number) {
  const chance = seededChance('refused');
  const hours = noHours(168 * weeks);
  let [used, day] = [0, 1];
  for (let hour = 0; hour < 168 * weeks; hour++) {
    if (hour % 168 === 0) used = 0;
    if (hour % 24 === 0) day = chance() < 0.5 ? 1 / 3 : 5 / 3;
    const full = used >= 100;
    (full ? hours.refused : hours.seen)[hour] = 1;
    if (!full) hours.got[hour] = perHour * day;
    used += perHour * day;
  }
  return hours;
}

const mean = (perHour: Float64Array): number => perHour.reduce((sum, percent) => sum + percent, 0) / 168;

describe('supposeRefused', () => {
  it('is the plain rhythm where nothing was refused', () => {
    const hours = livedThrough(0.3);
    expect(hours.refused.every((share) => share === 0)).toBe(true);
    expect(supposeRefused(hours, rhythmTuning)).toEqual({ perHour: weeklyRhythm(hours, rhythmTuning), hours });
  });

  it('comes nearer to what was wanted than the hours seen alone, which are the quieter ones', () => {
    const hours = livedThrough(0.9);
    const plain = mean(weeklyRhythm(hours, rhythmTuning));
    const supposed = mean(supposeRefused(hours, rhythmTuning).perHour);
    expect(plain).toBeLessThan(0.87);
    expect(supposed).toBeGreaterThan(plain);
    expect(Math.abs(supposed - 0.9)).toBeLessThan(0.9 - plain);
  });

  it('counts refused hours as seen, and changes no hour that was', () => {
    const hours = livedThrough(0.9);
    const filled = supposeRefused(hours, rhythmTuning).hours;
    expect(filled.seen.every((share) => share === 1)).toBe(true);
    const refused = (_: number, hour: number): boolean => hours.refused[hour] === 1;
    const open = (_: number, hour: number): boolean => hours.refused[hour] === 0;
    expect(filled.got.filter(open)).toEqual(hours.got.filter(open));
    expect(filled.got.filter(refused).every((percent) => percent > 0)).toBe(true);
  });

  it('supposes nothing of an account that wants nothing', () => {
    const hours = { ...noHours(200), refused: new Float64Array(200).fill(1) };
    expect(mean(supposeRefused(hours, rhythmTuning).perHour)).toBe(0);
  });
});
