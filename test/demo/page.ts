import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface PageParts {
  readonly shown: string;
  readonly accounts: readonly { readonly name: string; readonly title: string; readonly next?: string }[];
}

/** The page's shell with a policy as strict as the real one's: scripts by nonce, connections to itself alone. */
export function pageHtml(parts: PageParts): { html: string; policy: string } {
  const nonce = randomBytes(12).toString('base64');
  const data = JSON.stringify(parts).replaceAll('<', '\\u003c');
  const html = readFileSync(new URL('./page/index.html', import.meta.url), 'utf8')
    .replaceAll('{{nonce}}', nonce)
    .replace('"{{data}}"', () => data);
  const policy = `default-src 'self'; script-src 'nonce-${nonce}'; worker-src 'self'; style-src 'self'; connect-src 'self'`;
  return { html, policy };
}
