// Lines of evidence are chained by hash: changing a line, taking one out or putting one in breaks every later link.
import { contentHash } from '../observations/observation-id';

/** What the first link is taken over, in place of a link before it. */
const firstLink = 'headroom evidence 1';

/** One link for each line: the hash of the link before it and the line's own text. */
export function chainLinks(lines: readonly string[]): readonly string[] {
  const links: string[] = [];
  for (const line of lines) links.push(contentHash(`${links.at(-1) ?? firstLink}\n${line}`));
  return links;
}

/** Index of the first line whose link does not follow from the lines up to it; null when the chain is whole. */
export function firstBrokenLink(chained: readonly { readonly line: string; readonly link: string }[]): number | null {
  const links = chainLinks(chained.map(({ line }) => line));
  const index = chained.findIndex(({ link }, at) => link !== links[at]);
  return index < 0 ? null : index;
}
