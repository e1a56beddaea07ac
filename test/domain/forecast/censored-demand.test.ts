import { describe, expect, it } from 'vitest';
import { imputeCensored } from '../../../src/domain/forecast/censored-demand';
import { emptyHourlyUsage } from '../../../src/domain/forecast/hours-from-steps';
import { profileTuning, weeklyProfile } from '../../../src/domain/forecast/weekly-profile';
import { seededRandom } from '../../../src/domain/random';

const weeks = 40;

/** Wanted: the same rate every hour of a day, a third or five thirds of the average by the day. Past 100 % a week it is refused. */
function livedThrough(perHour: number) {
  const chance = seededRandom('refused');
  const hours = emptyHourlyUsage(168 * weeks);
  let [used, day] = [0, 1];
  for (let hour = 0; hour < 168 * weeks; hour++) {
    if (hour % 168 === 0) used = 0;
    if (hour % 24 === 0) day = chance() < 0.5 ? 1 / 3 : 5 / 3;
    const full = used >= 100;
    (full ? hours.censored : hours.observed)[hour] = 1;
    if (!full) hours.used[hour] = perHour * day;
    used += perHour * day;
  }
  return hours;
}

const mean = (perHour: Float64Array): number => perHour.reduce((sum, percent) => sum + percent, 0) / 168;

describe('supposeRefused', () => {
  it('is the plain rhythm where nothing was refused', () => {
    const hours = livedThrough(0.3);
    expect(hours.censored.every((share) => share === 0)).toBe(true);
    expect(imputeCensored(hours, profileTuning)).toEqual({ perHour: weeklyProfile(hours, profileTuning), hours });
  });

  it('comes nearer to what was wanted than the hours seen alone, which are the quieter ones', () => {
    const hours = livedThrough(0.9);
    const plain = mean(weeklyProfile(hours, profileTuning));
    const supposed = mean(imputeCensored(hours, profileTuning).perHour);
    expect(plain).toBeLessThan(0.87);
    expect(supposed).toBeGreaterThan(plain);
    expect(Math.abs(supposed - 0.9)).toBeLessThan(0.9 - plain);
  });

  it('counts refused hours as seen, and changes no hour that was', () => {
    const hours = livedThrough(0.9);
    const filled = imputeCensored(hours, profileTuning).hours;
    expect(filled.observed.every((share) => share === 1)).toBe(true);
    const refused = (_: number, hour: number): boolean => hours.censored[hour] === 1;
    const open = (_: number, hour: number): boolean => hours.censored[hour] === 0;
    expect(filled.used.filter(open)).toEqual(hours.used.filter(open));
    expect(filled.used.filter(refused).every((percent) => percent > 0)).toBe(true);
  });

  it('supposes nothing of an account that wants nothing', () => {
    const hours = { ...emptyHourlyUsage(200), refused: new Float64Array(200).fill(1) };
    expect(mean(imputeCensored(hours, profileTuning).perHour)).toBe(0);
  });
});
