// Loaded by the relay when an old usage page is looked at again, or when the popup asks: reloads the page where the user wants that.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type RefreshAnswer, refreshPage } from '../src/observe/refresh/refresh-page';

declare global {
  var headroomRefresh: ((asked: boolean, seenAt: number | null) => Promise<RefreshAnswer>) | undefined;
}

const refreshedKey = 'refreshedAt';

export default defineUnlistedScript(() => {
  const read = async (key: string): Promise<unknown> => (await browser.storage.local.get(key))[key];
  globalThis.headroomRefresh = (asked, seenAt) =>
    refreshPage({
      ...{ page: window, now: Date.now(), openedAt: performance.timeOrigin, asked, seenAt },
      afterMinutes: async () => {
        const snapshot = (await read('snapshot')) as { settings?: { freshMinutes?: unknown } } | undefined;
        const minutes = snapshot?.settings?.freshMinutes;
        return typeof minutes === 'number' ? minutes : null;
      },
      lastAt: async () => {
        const at = await read(refreshedKey);
        return typeof at === 'number' ? at : null;
      },
      keepLast: (at) => browser.storage.local.set({ [refreshedKey]: at }),
    });
});
