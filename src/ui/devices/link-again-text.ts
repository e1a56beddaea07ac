// Other computers get no push messages. After the keys were renewed they must be linked again by hand.

/** Added to the result of renewing the keys. Empty without other computers. */
export function linkAgainText(computers: readonly string[]): string {
  return computers.length > 0 ? ` Link again by hand, as the list says: ${computers.join(', ')}.` : '';
}

/** The status of a computer that still has the old keys: what that means, and how to link it again. */
export function outdatedComputerText(name: string): string {
  return `The keys were renewed since ${name} was linked, so the phones no longer open what it sends. Press “Add a phone or computer” here, and on ${name} open Headroom’s Phone page and scan or paste the code under “From another device”.`;
}

/** The status of any other computer: when it would have to be linked again, and how. */
export function linkedComputerText(name: string): string {
  return `A computer of this group; it sends to the phones by itself. Was a device removed or were the keys renewed on ${name}? Then link this computer again: press “Add a phone or computer” on ${name}, and scan or paste its code here under “From another device”.`;
}
