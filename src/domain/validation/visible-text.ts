// Names and titles that others write: the server, another device, a file. Characters that cannot be seen can turn a line around,
// make two names look alike, or hide a name altogether.

/**
 * Control and format characters (bidirectional marks, zero-width ones), line separators, and letters that look like nothing:
 * Hangul fillers, the empty Braille pattern, the grapheme joiner, Khmer and Mongolian blanks.
 */
const hidden = () =>
  /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f/gu;

/** Whether a text has characters that cannot be seen. */
export function hasHidden(text: string): boolean {
  return hidden().test(text);
}

/** The text without characters that cannot be seen, with single spaces, at most `max` code units and no half of a pair. */
export function visibleText(text: string, max: number): string {
  const bounded = text.slice(0, max * 4);
  const clean = bounded.replace(/\s+/g, ' ').replace(hidden(), '').trim();
  return clean
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
