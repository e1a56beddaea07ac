import type { AccountView } from '../accounts/account-view';
import type { StoredOutlook } from '../forecast/stored-outlook';
import { type WorkOutlook, workOutlook } from '../forecast/window-outlook';
import { blockedModels } from '../models/blocked-models';
import type { Instant } from '../time/instant';
import { sameWindow } from '../windows/limit-window';

type HeadlineFacts = Pick<AccountView, 'headline' | 'windows' | 'models' | 'freshness'>;

/**
 * Until when work can go on, in place of the headline that names the lowest percentage: the window with the least left may
 * well last, while another one runs out. Null where the headline has something else to say (blocked, on credits, a window that
 * should be full again, a model that is not available), where the reading is old, and where no forecast holds.
 */
export function headlineOutlook(stored: StoredOutlook | null, view: HeadlineFacts, now: Instant): WorkOutlook | null {
  const { headline, windows, models, freshness } = view;
  const { state, by } = headline;
  const next = by && windows.find((window) => sameWindow(window, by));
  if (state !== 'free' || next?.state !== 'running') return null;
  if (freshness !== 'live' && freshness !== 'recent') return null;
  return blockedModels(models, now).length > 0 ? null : workOutlook(stored, windows);
}
