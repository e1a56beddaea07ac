// The content script in the installed app's page: it connects the app with the background. The manifest limits it to that address.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveAppPage } from '../src/browser/page-bridge';

declare const __PWA_ADDRESS__: string;

export default defineUnlistedScript(() => serveAppPage(window, __PWA_ADDRESS__));
