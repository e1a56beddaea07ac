// The push services of the four browser vendors: the only hosts a computer ever sends to. An endpoint comes from a scanned
// answer and is untrusted, so any other host is refused.

export type PushVendor = 'fcm' | 'mozilla' | 'apple' | 'windows';

interface VendorRule {
  readonly vendor: PushVendor;
  readonly host: RegExp;
  /** The host permission that lets the extension send there. */
  readonly permission: string;
  readonly name: string;
}

export const vendorRules: readonly VendorRule[] = [
  { vendor: 'fcm', host: /^fcm\.googleapis\.com$/, permission: 'https://fcm.googleapis.com/*', name: 'Google' },
  {
    vendor: 'mozilla',
    host: /^updates\.push\.services\.mozilla\.com$/,
    permission: 'https://updates.push.services.mozilla.com/*',
    name: 'Mozilla',
  },
  { vendor: 'apple', host: /^[a-z0-9-]+\.push\.apple\.com$/, permission: 'https://*.push.apple.com/*', name: 'Apple' },
  {
    vendor: 'windows',
    host: /^[a-z0-9-]+(\.[a-z0-9-]+)?\.notify\.windows\.com$/,
    permission: 'https://*.notify.windows.com/*',
    name: 'Microsoft',
  },
];

/** The vendor of an endpoint; null when it is unknown or not a plain https address. */
export function vendorOf(endpoint: string): VendorRule | null {
  if (endpoint.length > 2_000 || !endpoint.startsWith('https://')) return null;
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    return null;
  }
  if (url.port || url.username || url.password || url.pathname === '/') return null;
  return vendorRules.find(({ host }) => host.test(url.hostname)) ?? null;
}
