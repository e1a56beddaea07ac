// Every test of the hostile suite says how many attacks it tried; `scripts/hostile-tally.mjs` adds them up.
import { TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** How many attacks this test tried. */
    tried?: number;
  }
}

/** How many attacks are tried: `quick` in `npm test`, `long` in `npm run test:hostile`. */
export function attempts(quick: number, long: number): number {
  return process.env.HEADROOM_HOSTILE === '1' ? long : quick;
}

/** Notes that the running test tries so many attacks. A test that does not say it counts as one. */
export function tried(count: number): void {
  const test = TestRunner.getCurrentTest();
  if (test) test.meta.tried = (test.meta.tried ?? 0) + count;
}
