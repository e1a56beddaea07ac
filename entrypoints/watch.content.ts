// In the page's world: no extension API here, and nothing of the page but its window.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { knowsAddress } from '../src/observe/watch-known';
import { watchPage } from '../src/observe/watch-page';

export default defineContentScript({
  matches: ['https://chatgpt.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    watchPage(window, knowsAddress);
  },
});
