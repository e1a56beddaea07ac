// At most six notifications an hour: a page that states a hundred windows must not flood the screen through us.
import type { AlertLedger } from '../../domain/alerts/ledger';
import { noticeOf } from '../../domain/alerts/ledger-entries';
import { message } from '../../domain/messages/message';
import { hourMs, type Instant } from '../../domain/time/instant';
import type { PlatformNotification } from './platform-notifications';

const mostAnHour = 6;

/** What becomes of one more alert: shown, the first of those that are summed up, or only noted in the list of alerts. */
export type Turn = 'show' | 'summarise' | 'note';

/** By the alerts that were delivered in the last hour, shown or not. */
export function turnOf({ slots }: AlertLedger, now: Instant): Turn {
  const recent = Object.values(slots)
    .flat()
    .filter((entry) => {
      const at = noticeOf(entry)?.at;
      return at !== undefined && at > now - hourMs && at <= now;
    }).length;
  if (recent < mostAnHour) return 'show';
  return recent === mostAnHour ? 'summarise' : 'note';
}

/** Stands for every alert of the hour that is not shown by itself. */
export const hourlySummary: PlatformNotification = {
  tag: 'headroom-more-alerts',
  title: message('alerts.more'),
  body: [message('alerts.more.text')],
  why: [message('alerts.more.why')],
  page: '#/',
  urgent: false,
  silent: true,
};
