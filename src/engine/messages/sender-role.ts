// Who sent a message, as the browser says. What the message itself claims does not count.

/**
 * A page of Codex, through our content script; a page of the extension; another page, through our bridge. Whether that is the
 * installed app is for `Addresses.isApp` to say, because the user may have chosen its address.
 */
export type SenderRole = 'codex-page' | 'own-page' | 'app-page';

/** What the browser says about a sender, as `runtime.onMessage` hands it over. */
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
  /** Whether a page belongs to the installed app. */
  readonly isApp: (url: string) => Promise<boolean>;
}

const codexOrigin = 'https://chatgpt.com';

/** Null for any other sender: another extension, or a page that none of our scripts runs on. */
export function senderRole(
  { id, url }: MessageSender,
  { extensionId, ownOrigin }: Pick<Addresses, 'extensionId' | 'ownOrigin'>,
): SenderRole | null {
  if (id !== extensionId || url === undefined) return null;
  if (url.startsWith(`${ownOrigin}/`)) return 'own-page';
  if (url.startsWith(`${codexOrigin}/`)) return 'codex-page';
  return /^https?:\/\//.test(url) ? 'app-page' : null;
}
