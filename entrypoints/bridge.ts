// In the app's own page: nothing but the way to the background. The manifest names it for that one address.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveAppPage } from '../src/browser/page-bridge';

declare const __PWA_ADDRESS__: string;

export default defineUnlistedScript(() => serveAppPage(window, __PWA_ADDRESS__));
