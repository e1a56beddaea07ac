// The badge in Codex pages as it is stored: the background formats the texts, and a script in the page only draws them.
import type { Badge } from '../headline/badge';
import { type Check, fields, isNumber, oneOf, orNull } from '../validation/checks';
import { type Corner, corners } from './corner';

/** The key it is stored by. */
export const pageBadgeKey = 'page-badge';

/** All texts are in the reader's language. Nothing in it names an account. */
export interface PageBadge extends Pick<Badge, 'tone' | 'hollow' | 'level'> {
  readonly corner: Corner;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag of the texts. */
  readonly language: string;
  /** "Weekly: 48% left". */
  readonly amount: string;
  /** "Full again Wed 25 Nov, 16:20"; empty where there is nothing to announce. */
  readonly next: string;
  /** Both texts, for screen readers, with the age of an old reading. */
  readonly name: string;
  /** The headline. */
  readonly sentence: string;
  /** The name of the button that hides it. */
  readonly hide: string;
  /** What that button does, and how to switch the badge off. */
  readonly hint: string;
}

/** Formatted by us: in a language that is written from right to left it has signs of direction, which cannot be seen. */
const isText: Check<string> = (value) => typeof value === 'string' && value.length <= 1_000;

const isBadge = fields<PageBadge>({
  corner: oneOf(...corners),
  direction: oneOf('ltr', 'rtl'),
  language: isText,
  tone: oneOf('calm', 'warn', 'stop'),
  hollow: (value) => typeof value === 'boolean',
  level: orNull(isNumber),
  amount: isText,
  next: isText,
  name: isText,
  sentence: isText,
  hide: isText,
  hint: isText,
});

/** The badge in a stored value; null where there is none, or one that could not be drawn. */
export function readPageBadge(stored: unknown): PageBadge | null {
  return isBadge(stored) ? (stored as PageBadge) : null;
}
