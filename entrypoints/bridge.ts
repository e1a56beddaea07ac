// The content script in the installed app's page: it connects the app with the background. The manifest limits it to the address
// of the build; it is registered for an address that the user chose (src/browser/app-script.ts).
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { localValues } from '../src/browser/extension-storage';
import { serveAppPage } from '../src/browser/page-bridge';
import { createAppAccess } from '../src/engine/bridge/app-access';

declare const __PWA_ADDRESS__: string;

export default defineUnlistedScript(() => {
  void createAppAccess(localValues, __PWA_ADDRESS__)
    .isApp(location.href)
    .then((isApp) => isApp && serveAppPage(window));
});
