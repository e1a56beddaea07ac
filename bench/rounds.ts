/** The variants in a new order each round, so that a machine that slows down is unfair to all alike. */
export function shuffledRounds<T>(variants: readonly T[], rounds: number, random: () => number): T[] {
  return Array.from({ length: rounds }, () => shuffled(variants, random)).flat();
}

/** Samples of each variant, measured one after another in shuffled rounds. The first round only warms caches. */
export async function sampleInRounds<T extends string>(
  variants: readonly T[],
  rounds: number,
  random: () => number,
  measure: (variant: T) => Promise<number>,
): Promise<Record<T, number[]>> {
  const samples = Object.fromEntries(variants.map((variant) => [variant, []])) as unknown as Record<T, number[]>;
  for (const variant of shuffledRounds(variants, rounds + 1, random)) samples[variant].push(await measure(variant));
  for (const variant of variants) samples[variant].shift();
  return samples;
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
