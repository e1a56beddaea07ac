// Lines of evidence are chained by hash: taking one out, changing one or putting one in breaks every link after it.

/** SHA-256 or its like, handed in. Text in, a short string out. */
export type Digest = (text: string) => Promise<string>;

const firstLink = 'headroom evidence 1';

/** One link for each line, each over the link before and the line's own text. */
export async function chainOf(lines: readonly string[], digest: Digest): Promise<readonly string[]> {
  const links: string[] = [];
  for (const line of lines) links.push(await digest(`${links.at(-1) ?? firstLink}\n${line}`));
  return links;
}

/** Index of the first line its link does not fit, or null when the chain is whole. */
export async function firstBroken(
  chained: readonly { readonly line: string; readonly link: string }[],
  digest: Digest,
): Promise<number | null> {
  const links = await chainOf(
    chained.map(({ line }) => line),
    digest,
  );
  const index = chained.findIndex(({ link }, at) => link !== links[at]);
  return index < 0 ? null : index;
}
