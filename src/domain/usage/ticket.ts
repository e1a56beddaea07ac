// The ticket a branch is about, where its name says so.

/** "ABC-12" anywhere, or a number that stands alone in a part of the name: "feature/123-login", "fix/#42". */
const key = /(?<![A-Za-z0-9])([A-Z][A-Z0-9]{1,9}-\d{1,7})(?![A-Za-z0-9])/;
const bareNumber = /(?:^|\/)#?(\d{1,7})(?=[-_/]|$)/;

/**
 * The ticket of a branch name; null when it names none. `prefixes`: the user's own ("HARB-"), plain text, tried first.
 */
export function ticketOf(branch: string | null, prefixes: readonly string[] = []): string | null {
  if (branch === null) return null;
  return ownTicket(branch, prefixes) ?? key.exec(branch)?.[1] ?? bareNumber.exec(branch)?.[1] ?? null;
}

function ownTicket(branch: string, prefixes: readonly string[]): string | null {
  for (const prefix of prefixes) {
    const at = prefix === '' ? -1 : branch.indexOf(prefix);
    const digits = at < 0 ? '' : (/^\d+/.exec(branch.slice(at + prefix.length))?.[0] ?? '');
    if (digits !== '') return prefix + digits;
  }
  return null;
}
