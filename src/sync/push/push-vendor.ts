// The only four hosts a computer ever posts to. A scanned endpoint is a stranger's word: outside this list it is refused.

export type PushVendor = 'fcm' | 'mozilla' | 'apple' | 'windows';

interface VendorRule {
  readonly vendor: PushVendor;
  readonly host: RegExp;
  /** The host permission that lets the extension post there. */
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

/** Whose push service an endpoint belongs to; null when it is nobody's we know, or not a plain https address. */
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
