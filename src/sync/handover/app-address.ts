// The address the app is served from. Codes and links for a phone lead there, and push services get it as the sender's contact.

/** Names that lead nowhere, or only to the own network: RFC 6761, 6762, 8375 and 9476, and what home routers use. */
const privateSuffix = /(^|\.)(localhost|local|internal|lan|home|home\.arpa|intranet|localdomain)$/;

/**
 * Whether a phone can open the address from anywhere: https, and a host name of the public kind. A number as host is refused
 * too, since hardly any has a certificate.
 */
export function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return protocol === 'https:' && hostname.includes('.') && !isNumber && !privateSuffix.test(hostname);
}

/**
 * The folder in what the user typed: an https address without query and fragment, with a closing slash. "headroom.example" is
 * understood as well. Null for anything else.
 */
export function readAppAddress(typed: string): string | null {
  const text = typed.trim();
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (whole.length > 200 || !URL.canParse(whole)) return null;
  const { origin, pathname, username, password } = new URL(whole);
  const folder = pathname.replace(/[^/]*\.html$/, '').replace(/\/*$/, '/');
  const address = origin + folder;
  return username || password || !isPublicAddress(address) ? null : address;
}

/** What a code or link begins with: the app's address, or nothing where no phone could open that address. */
export function linkBase(address: string): string {
  return isPublicAddress(address) ? address : '';
}
