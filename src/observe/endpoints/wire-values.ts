// Values as the server spells them.

/** What stands where something could not be read: it is not read again either, and says the same. */
export const unreadable = '[left out]';

/** An instant as ISO time in UTC; null for none. */
export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
