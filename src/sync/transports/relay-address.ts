// Addresses of relays, as people type them.

/** A relay's address in its normal form; null where the text is not one. `loopback`: `ws:` to this computer is allowed too. */
export function relayAddress(text: string, loopback: boolean): string | null {
  const typed = text.trim();
  const full = /^[a-z]+:\/\//i.test(typed) ? typed.replace(/^http/i, 'ws') : `wss://${typed}`;
  if (!URL.canParse(full) || full.length > 200) return null;
  const { protocol, hostname, username, password, hash, host, pathname, search } = new URL(full);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  const isSecure = protocol === 'wss:' || (protocol === 'ws:' && isLocal && loopback);
  const isPlain = username === '' && password === '' && hash === '' && hostname !== '';
  // A name without a dot is no host of the internet.
  const isHost = isLocal || hostname.includes('.') || hostname.startsWith('[');
  if (!isSecure || !isPlain || !isHost) return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}${search}`;
}

/** The relay's own page, where its operator says what it is for: the same address in a browser. */
export function relayPage(url: string): string {
  return url.replace(/^ws/, 'http');
}

/**
 * Relays that accept records of anyone, for users who run none. None is used without being chosen, and each user sees them
 * in a different order: the traffic of many small clients has taken a volunteer's relay down. The first two are paid
 * services.
 */
export const suggestedRelays: readonly { readonly url: string; readonly isPaid: boolean }[] = [
  { url: 'wss://nostr.wine', isPaid: true },
  { url: 'wss://nostr.land', isPaid: true },
  { url: 'wss://nos.lol', isPaid: false },
  { url: 'wss://relay.damus.io', isPaid: false },
  { url: 'wss://relay.primal.net', isPaid: false },
  { url: 'wss://offchain.pub', isPaid: false },
];
