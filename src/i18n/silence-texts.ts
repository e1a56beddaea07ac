// Said by the list of transports and by the panel of the pairing.

/** What a phone is told that may have been removed, by what it noticed. */
export const silenceTexts: Readonly<Record<'removed' | 'unopened' | 'quiet', (host: string) => string>> = {
  removed: (host) => `${host} removed this phone: nothing arrives any more. Pair again to change that.`,
  unopened: (host) =>
    `Messages come that this phone cannot open. It was removed from the group, or a computer uses old keys: press “Add a phone or computer” on ${host}, and scan the code here.`,
  quiet: (host) =>
    `Nothing came for a week. Either ${host} was off or saw nothing, or it removed this phone: look at its Phone page.`,
};
