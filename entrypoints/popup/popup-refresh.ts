import { askTabToRefresh, frontCodexTabs } from '../../src/browser/usage-tabs';
import { message } from '../../src/domain/messages/message';
import type { Message } from '../../src/domain/messages/value';
import { isUsagePage } from '../../src/observe/page-text/read-usage-page';

/**
 * Asks the usage page that is in front to reload itself. Returns true where there is no such page, a sentence where
 * something prevents it, else null.
 */
export async function refreshFromPopup(): Promise<Message | true | null> {
  const tab = (await frontCodexTabs()).find(({ url }) => isUsagePage(url));
  if (!tab) return true;
  const answer = await askTabToRefresh(tab.id);
  if (answer === 'busy') return message('popup.refresh.busy');
  return answer === 'soon' ? message('popup.refresh.soon') : null;
}
