/** Whether this is a nightly run, which looks at everything. */
export const isLongRun = process.env.HEADROOM_SOAK === '1';

/**
 * How often a randomised test repeats: `quick` times in `npm test`, `long` times in `npm run test:soak`.
 * Seeds count up from 1, so a longer run repeats the shorter one and goes on from there.
 */
export function repeats(quick: number, long: number): number {
  return isLongRun ? long : quick;
}
