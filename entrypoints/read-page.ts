// Fetched by the relay when a usage page is shown and none of its answers came by: reads the meters, once.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PageRead } from '../src/browser/messages';
import { readPage } from '../src/observe/page-text/read-page-text';

export default defineUnlistedScript(() => {
  const at = Date.now();
  const read = readPage(document, at);
  const message: PageRead = { type: 'headroom/page-read', at, read };
  if (read) browser.runtime.sendMessage(message).catch(() => {});
});
