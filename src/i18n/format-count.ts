/** A count with its noun, in English: (1, "invite", "left") → "1 invite left", 0 → "no invites left", 3 → "3 invites left". */
export function formatCount(count: number, noun: string, after = ''): string {
  const text = count === 1 ? `1 ${noun}` : `${count === 0 ? 'no' : count} ${noun}s`;
  return after ? `${text} ${after}` : text;
}
