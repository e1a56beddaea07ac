import { openTab } from '../../src/browser/tabs';
import { type PopupPorts, usagePageUrl } from '../../src/engine/ports/screen-ports';
import { popupPorts } from '../popup/popup-ports';

const { openPanel: _, ...ports } = popupPorts;

/** The popup's ports for a place that stays: it opens tabs beside itself, and cannot open itself. */
export const panelPorts: PopupPorts = {
  ...ports,
  openUsagePage: () => void openTab(usagePageUrl),
  openApp: (route = '') => void openTab(new URL(`app.html#${route}`, location.href).href),
};
