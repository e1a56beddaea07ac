import { createExtensionScreen } from '../../src/browser/extension-screen';
import { localValues } from '../../src/browser/extension-storage';
import { openSidePanel } from '../../src/browser/side-panel';
import { openTab } from '../../src/browser/tabs';
import { storedOutlooks } from '../../src/engine/alerts/stored-forecasts';
import { createAppAccess } from '../../src/engine/bridge/app-access';
import { type PopupPorts, usagePageUrl } from '../../src/engine/ports/screen-ports';
import { background } from '../app/background-client';

declare const __PWA_ADDRESS__: string;

/** The popup's ports. A popup closes by itself when a tab opens in some browsers, and must be closed in others. */
export const popupPorts: PopupPorts = {
  ...createExtensionScreen(background.apply),
  storedOutlooks: (accounts) => storedOutlooks(accounts, localValues),
  askingApp: async () => {
    const { address, consent } = await createAppAccess(localValues, __PWA_ADDRESS__).read();
    return consent === 'asked' ? new URL(address).origin : null;
  },
  budgetStop: async () => (await import('./popup-budget')).budgetStop(),
  // The popup lies above the panel, so it closes.
  ...(openSidePanel && { openPanel: () => void openSidePanel?.().then(() => window.close()) }),
  refresh: async () => {
    const answer = await (await import('./popup-refresh')).refreshFromPopup();
    if (answer === true) await openTab(usagePageUrl);
    return answer === true ? null : answer;
  },
  sample: { remove: async () => (await import('./popup-sample')).removeSample() },
  openUsagePage: () => leaveFor(usagePageUrl),
  // Fetched only when asked for: a popup that is only looked at opens no database.
  exportCalendar: async (account) => (await import('./popup-calendar')).exportFromPopup(account),
  openApp: (route = '') => leaveFor(new URL(`app.html#${route}`, location.href).href),
};

function leaveFor(url: string): void {
  void openTab(url).then(() => window.close());
}
