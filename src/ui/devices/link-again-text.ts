// Other computers get no push messages. After the keys were renewed they must be linked again by hand.

/** Added to the result of renewing the keys. Empty without other computers. */
export function linkAgainText(computers: readonly string[]): string {
  return computers.length > 0
    ? ` Not known yet to: ${computers.join(', ')}. Bring each its new keys, as the list says.`
    : '';
}

/** Said before a device is removed: who goes on sending to it. Empty without other computers. */
export function stillSendingText(name: string, computers: readonly string[]): string {
  if (computers.length === 0) return '';
  const senders = computers.join(', ');
  return `Until you bring them the new keys, these computers go on sending to ${name}, and it can read that: ${senders}.`;
}

/** Said before a computer is removed. */
export const removedComputerText =
  'It knows the keys your phones are addressed with. Until a phone is paired again, it can make the phone show one fixed sentence, and nothing else.';

/** The status of a phone that a removed computer can still address. */
export const pairAgainText =
  'A computer was removed that can still make this phone show one fixed sentence. Pair the phone again to end that.';

/** The status of a computer that still has the old keys: what that means, and how to link it again. */
export function outdatedComputerText(name: string): string {
  return `${name} may not know yet that the keys were renewed: until then it sends with the old ones, also to removed devices. Copy the new keys, and paste them on ${name}, on Headroom’s Phone page under “From another device”. A file saved here brings them too.`;
}

/** The status of any other computer: when it would have to be linked again, and how. */
export function linkedComputerText(name: string): string {
  return `A computer of this group; it sends to the phones by itself. Was a device removed or were the keys renewed on ${name}? Then link this computer again: press “Add a phone or computer” on ${name}, and scan or paste its code here under “From another device”.`;
}
