/** "1 invite left", "no invites left", "3 invites left". */
export function formatCount(count: number, noun: string, after = ''): string {
  const words = count === 1 ? `1 ${noun}` : `${count === 0 ? 'no' : count} ${noun}s`;
  return after ? `${words} ${after}` : words;
}
