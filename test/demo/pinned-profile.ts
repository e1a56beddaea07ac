// A throw-away profile of Chromium in which the extension's button is pinned to the toolbar, as a user would pin it.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the profile and returns its folder. The caller deletes it. */
export function createPinnedProfile(extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-profile-'));
  mkdirSync(join(folder, 'Default'));
  const preferences = { extensions: { pinned_extensions: [extensionId(extension)] } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return folder;
}

/** Chromium names an extension by its key: the first 16 bytes of the key's SHA-256, each half byte as a letter from a to p. */
function extensionId(extension: string): string {
  const { key } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return hash.slice(0, 32).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
