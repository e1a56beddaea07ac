// Fetched by the relay when a usage page is shown and none of its answers came by: reads the meters, once.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../src/observe/page/read-page';
import type { PageRead } from '../src/platform/messages';

export default defineUnlistedScript(() => {
  const at = Date.now();
  const read = readPage(document, at);
  const message: PageRead = { type: 'headroom/page-read', at, read };
  if (read) browser.runtime.sendMessage(message).catch(() => {});
});
