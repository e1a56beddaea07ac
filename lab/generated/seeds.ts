import { UnusableInput } from '../input';

/** Forty of each kind, first looked at when all tuning was done. With twelve, one account moves its kind by ten points. */
export const reportedSeeds = '501-540';

/** The seeds of a text like `1-40,401-480`, in its order. Throws {@link UnusableInput} where it is none. */
export function parseSeeds(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [, from, to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim()) ?? [];
    if (from === undefined || Number(to) < Number(from))
      throw new UnusableInput(`"${text}" is no list of seeds. Write ranges of whole numbers: 1-40,401-480.`);
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
}
