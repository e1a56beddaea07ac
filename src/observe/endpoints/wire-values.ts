// Values as the server writes them.

/** Written in place of a value that could not be read. It is unreadable again, so the facts stay the same. */
export const unreadable = '[left out]';

/** An instant as ISO time in UTC; null for none. */
export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
