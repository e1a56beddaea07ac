// Checks a file that `exportEvidence` wrote: whether its lines are still the ones written, in the same order.
import { firstBrokenLink } from '../../domain/evidence/evidence-chain';

export type EvidenceCheck =
  /** `lastLink` stands in the report as well: it tells whether lines at the end are missing. */
  | { readonly kind: 'whole'; readonly lines: number; readonly lastLink: string }
  /** `line` counts from 1, as editors do. */
  | { readonly kind: 'broken'; readonly line: number }
  /** No line has a link of the chain: another kind of file, or an empty one. */
  | { readonly kind: 'unchained' };

/** Where a line keeps its link: last, so that the text before it is what was hashed. */
const linkPattern = /^(.*),"chain":"([^"]*)"\}$/;

/** Names the first line that was changed or put in, or before which one was taken out. */
export function verifyEvidence(text: string): EvidenceCheck {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (!lines.some((line) => linkPattern.test(line))) return { kind: 'unchained' };
  const broken = firstBrokenLine(lines);
  if (broken !== null) return { kind: 'broken', line: broken + 1 };
  return { kind: 'whole', lines: lines.length, lastLink: partsOf(lines.at(-1) ?? '').link };
}

/** Index of the first line that does not follow from the ones before it; null when all are as they were written. */
export function firstBrokenLine(lines: readonly string[]): number | null {
  return firstBrokenLink(lines.map(partsOf));
}

function partsOf(text: string): { line: string; link: string } {
  const [, line = '', link = ''] = linkPattern.exec(text) ?? [];
  return { line: `${line}}`, link };
}
