// Who sent a message, as the browser says. What the message itself claims does not count.

/** A page of Codex, through our content script; a page of the extension; the installed app's page, through our bridge. */
export type Speaker = 'codex-page' | 'own-page' | 'app-page';

/** What the browser says of a sender, as `runtime.onMessage` hands it over. */
export interface MessageSender {
  /** The sending extension. */
  readonly id?: string | undefined;
  /** The document the message came from; for a content script that of the page it runs in. */
  readonly url?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export interface Addresses {
  readonly extensionId: string;
  /** Origin of the extension's own pages, without a trailing slash: `chrome-extension://…`. */
  readonly ownOrigin: string;
  /** The folder the installed app is served from, with its trailing slash. */
  readonly appAddress: string;
}

const codexOrigin = 'https://chatgpt.com';

/** Null for a stranger: another extension, or a page none of our scripts runs on. */
export function speakerOf(
  { id, url }: MessageSender,
  { extensionId, ownOrigin, appAddress }: Addresses,
): Speaker | null {
  if (id !== extensionId || url === undefined) return null;
  if (url.startsWith(`${ownOrigin}/`)) return 'own-page';
  if (url.startsWith(`${codexOrigin}/`)) return 'codex-page';
  return url.startsWith(appAddress) ? 'app-page' : null;
}
