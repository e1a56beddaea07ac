import { describe, expect, it } from 'vitest';
import { imputeCensored } from '../../../src/domain/forecast/censored-demand';
import { emptyHourlyUsage } from '../../../src/domain/forecast/hourly-usage';
import { profileTuning, weeklyProfile } from '../../../src/domain/forecast/weekly-profile';
import { seededRandom } from '../../../src/domain/random';

const weeks = 40;

/** Demand is the same in every hour of a day, and a third or five thirds of `perHour` by the day. Above 100 % a week it is censored. */
function simulated(perHour: number) {
  const random = seededRandom('refused');
  const hours = emptyHourlyUsage(168 * weeks);
  let [used, day] = [0, 1];
  for (let hour = 0; hour < 168 * weeks; hour++) {
    if (hour % 168 === 0) used = 0;
    if (hour % 24 === 0) day = random() < 0.5 ? 1 / 3 : 5 / 3;
    const full = used >= 100;
    (full ? hours.censored : hours.observed)[hour] = 1;
    if (!full) hours.used[hour] = perHour * day;
    used += perHour * day;
  }
  return hours;
}

const mean = (perHour: Float64Array): number => perHour.reduce((sum, percent) => sum + percent, 0) / 168;

describe('imputeCensored', () => {
  it('is the weekly profile where nothing was censored', () => {
    const hours = simulated(0.3);
    expect(hours.censored.every((share) => share === 0)).toBe(true);
    expect(imputeCensored(hours, profileTuning)).toEqual({ perHour: weeklyProfile(hours, profileTuning), hours });
  });

  it('comes closer to the demand than the observed hours alone, which are the quieter ones', () => {
    const hours = simulated(0.9);
    const plain = mean(weeklyProfile(hours, profileTuning));
    const imputed = mean(imputeCensored(hours, profileTuning).perHour);
    expect(plain).toBeLessThan(0.87);
    expect(imputed).toBeGreaterThan(plain);
    expect(Math.abs(imputed - 0.9)).toBeLessThan(0.9 - plain);
  });

  it('counts censored hours as observed, and changes no observed hour', () => {
    const hours = simulated(0.9);
    const filled = imputeCensored(hours, profileTuning).hours;
    expect(filled.observed.every((share) => share === 1)).toBe(true);
    const isCensored = (_: number, hour: number): boolean => hours.censored[hour] === 1;
    const isObserved = (_: number, hour: number): boolean => hours.censored[hour] === 0;
    expect(filled.used.filter(isObserved)).toEqual(hours.used.filter(isObserved));
    expect(filled.used.filter(isCensored).every((percent) => percent > 0)).toBe(true);
  });

  it('imputes nothing for an account without use', () => {
    const hours = { ...emptyHourlyUsage(200), refused: new Float64Array(200).fill(1) };
    expect(mean(imputeCensored(hours, profileTuning).perHour)).toBe(0);
  });
});
