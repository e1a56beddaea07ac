/**
 * Waits for the next whole second. Observations fall on whole seconds: two different readings within one are ordered by
 * their content alone, so what is to be seen after another must be seen in a later second.
 */
export async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  // A timer may fire a moment early.
  for (const begun = second(); second() === begun; )
    await new Promise((resolve) => setTimeout(resolve, 1_000 - (Date.now() % 1_000)));
}
