// Waiting in browser tests: for a condition wherever there is one, for a span only where nothing is to happen in it.

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks until the answer is truthy and returns it. Fails after `patienceMs`, naming what was asked and what came last. */
export async function untilTruthy<T>(
  ask: () => Promise<T>,
  what: string,
  patienceMs = 20_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + patienceMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${patienceMs} ms for ${what}; last: ${describe(last)}`);
    await sleep(50);
  }
}

/**
 * Waits for the next whole second. Observations are dated in whole seconds, and two within one second are ordered by
 * their content alone. A reading that must count as the later one has to be seen in a later second.
 */
export async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  // A timer may fire a moment early.
  for (const begun = second(); second() === begun; ) await sleep(1_000 - (Date.now() % 1_000));
}

function describe(value: unknown): string {
  return value instanceof Error ? value.message : (JSON.stringify(value)?.slice(0, 500) ?? 'undefined');
}
