// The server's free text is shown and kept for weeks, so everything in it that could name a person is masked.

// Compiled when needed: most responses hold no free text. Each pattern starts at a word's start and never scans a word twice,
// so that no text makes it slow.
const secrets = (): readonly RegExp[] => [
  // E-mail addresses first: the patterns of links and tokens would mask only half of one.
  /(?<![^\s@<>"'(),;:])[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g,
  /\b[a-z][a-z+.-]{1,15}:\/\/\S*/gi,
  /\bBearer\s+\S+/gi,
  /\beyJ[\w-]{6,}(?:\.[\w-]*)*/g,
  /\b(?:sk|pk|sess)-[\w-]{16,}/g,
  /\b(?:user|acct|account|org|group|workspace|referral)-(?=\w*[\dA-Z])[\w-]{8,}/g,
  /\bRateLimitResetCredit_\w+/g,
  /\b[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\b/gi,
  /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{24,}/g,
  /\b[\da-f]{24,}\b/gi,
];

// Control, format and unassigned characters, lone surrogates, line and paragraph separators: all but tab and line feed.
// And letters that look like nothing; see domain/validation/visible-text.ts.
const unprintable = () =>
  /[^\P{C}\t\n]|[\u2028\u2029\u115f\u1160\u3164\uffa0\u2800]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f/gu;

// The short slugs of plans and models: printable, and shorter than any of the secrets above.
const plain = /^[a-z\d._-]{1,11}$/;

/** Stands in place of what is masked. */
const masked = '[hidden]';

/**
 * Text that may be stored and shown: without control characters, with single spaces, at most `max` characters. Whatever looks
 * like an address, a link, an id or a token is masked. Null when nothing is left.
 */
export function cleanText(text: string, max: number): string | null {
  if (plain.test(text)) return cut(text, max) || null;
  // The text is cut first to bound the work, with room for what masking shortens. The last word is dropped, because half a
  // secret is not recognised.
  const start = text.length > max * 4 ? withoutLastWord(text.slice(0, max * 4)) : text;
  let clean = start.replace(unprintable(), '').replace(/\s+/g, ' ').trim();
  for (const secret of secrets()) clean = clean.replace(secret, masked);
  return cut(clean, max) || null;
}

/** Steps back from the end. A pattern that ends in `$` would be tried at every character, in quadratic time. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && /[\w.@+-]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** At most `max` code units, never half a surrogate pair. */
function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}
