import { type PopupPorts, usagePageUrl } from '../../src/app/screen-ports';
import { createExtensionScreen, openTab } from '../../src/platform/extension-screen';

/** The popup's window on the extension: one stored key, a word to the background, and two pages to open. */
export const popupPorts: PopupPorts = {
  ...createExtensionScreen(),
  openUsagePage: () => openTab(usagePageUrl).then(() => window.close()),
  openApp: (route = '') => openTab(new URL(`app.html#${route}`, location.href).href).then(() => window.close()),
};
