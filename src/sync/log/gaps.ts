// What a reader lacks of another device's history, known exactly: the head lists every segment with its hash.
import type { SegmentLine } from './segments';

/** Segment name → the hash with which it was merged. */
export type Having = Readonly<Record<string, string>>;

/** The segments of a head that are lacking, newest first: what is current is wanted first. */
export function gapsOf(segments: readonly SegmentLine[], having: Having): readonly SegmentLine[] {
  return segments
    .filter(({ name, hash }) => having[name] !== hash)
    .toSorted((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0));
}

/** How many places must have taken a write before it counts as saved: two, or the only one there is. */
export function quorumOf(places: number): number {
  return Math.min(2, places);
}

interface Dated {
  readonly counter: number;
}

/**
 * The newest of the heads that several places gave, never one older than `known`, the counter read last: a place may be
 * behind or wrong. `older` counts those places.
 */
export function newestHead<H extends Dated>(
  heads: readonly H[],
  known: number,
): { readonly head: H | null; readonly older: number } {
  let head: H | null = null;
  let older = 0;
  for (const each of heads) {
    if (each.counter < known) older += 1;
    else if (!head || each.counter > head.counter) head = each;
  }
  return { head, older };
}
