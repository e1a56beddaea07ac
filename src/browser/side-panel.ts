// The popup's content beside the page: Chrome's and Edge's side panel, Firefox's sidebar. Opera and Firefox for Android have neither.
import { browser } from 'wxt/browser';

/** The name of the command in Chrome's manifest. Firefox has a command of its own, which needs no listener. */
const panelCommand = 'open-side-panel';

interface PanelApis {
  readonly sidePanel?: { readonly open: (options: { readonly windowId: number }) => Promise<void> };
  readonly sidebarAction?: { readonly open: () => Promise<void> };
  readonly commands?: typeof browser.commands;
}

const { sidePanel, sidebarAction, commands } = browser as PanelApis;

/** Opens the panel in the current window; null where the browser has none. Call it from a click: browsers refuse others. */
export const openSidePanel: (() => Promise<void>) | null =
  sidebarAction || sidePanel
    ? async () => {
        // Firefox counts a call as the user's only until the first await.
        if (sidebarAction) await sidebarAction.open();
        else await openIn((await browser.windows.getCurrent()).id);
      }
    : null;

/** Opens the panel when the user presses its keys in Chrome. Call it in the worker before its first await. */
export function listenToPanelCommand(report: (error: unknown) => void): void {
  if (!sidePanel) return;
  // Nothing may be awaited before it opens: the keys would no longer count as the user's.
  commands?.onCommand.addListener((name, tab) => {
    if (name === panelCommand) openIn(tab?.windowId).catch(report);
  });
}

async function openIn(windowId: number | undefined): Promise<void> {
  if (windowId !== undefined) await sidePanel?.open({ windowId });
}
