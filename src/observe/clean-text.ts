// The server's free text is shown to people and kept for weeks, so nothing that could name a person may ride in it.

const secrets: readonly RegExp[] = [
  // Addresses first: a link or a token pattern would leave half of one standing.
  /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+/g,
  /\b(?:https?|wss?|ftp|data|javascript):\S*/gi,
  /\bBearer\s+\S+/gi,
  /\beyJ[\w-]{6,}(?:\.[\w-]*)*/g,
  /\b(?:sk|pk|sess|rt|at)-[\w-]{16,}/g,
  /\b(?:user|acct|account|org|group|workspace|referral|usage|period|RateLimitResetCredit)[-_](?=\w*[\dA-Z])[\w-]{6,}/g,
  /\b[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\b/gi,
  /\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{24,}/g,
  /\b[\da-f]{24,}\b/gi,
];

// Control, format and unassigned characters, lone surrogates, line and paragraph separators: all but tab and line feed.
const unprintable = /[^\P{C}\t\n]|[\u2028\u2029]/gu;

/** What a masked secret becomes. */
export const masked = '[hidden]';

/**
 * Text fit to be stored and shown: control characters gone, white space single, whatever looks like an address, a link,
 * an id or a token masked, at most `max` characters. Null when nothing is left.
 */
export function cleanText(text: string, max: number): string | null {
  // Cut first so that work is bounded, with room for what masking shortens.
  let clean = text
    .slice(0, max * 4)
    .replace(unprintable, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (const secret of secrets) clean = clean.replace(secret, masked);
  return cut(clean, max) || null;
}

/** At most `max` code units, never half a surrogate pair. */
function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
}
