// Loaded by the relay when a usage page is shown and none of its responses were seen: reads the meters, once.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendToBackground } from '../src/browser/messages';
import type { PageText } from '../src/observe/page-messages';
import { readUsagePage } from '../src/observe/page-text/read-usage-page';

export default defineUnlistedScript(() => {
  const at = Date.now();
  const read = readUsagePage(document, at);
  const message: PageText = { type: 'headroom/page-read', at, read };
  if (read) sendToBackground(message).catch(() => {});
});
