import { isUsagePage } from '../page-text/read-usage-page';

/** A page that was seen since then is not old for anybody. */
const freshMs = 300_000;

export interface ReturnDeps {
  readonly page: Window;
  readonly now: () => number;
  /** When this load of the page began. */
  readonly openedAt: number;
  readonly lastUsageAt: () => number | null;
  /** Called when a usage page that is more than five minutes old becomes visible. */
  readonly onReturn: () => void;
}

/** Watches for the user to come back to an old usage page. Frames are none. */
export function watchReturn({ page, now, openedAt, lastUsageAt, onReturn }: ReturnDeps): void {
  const { document } = page;
  document.addEventListener('visibilitychange', () => {
    const isOld = now() - Math.max(openedAt, lastUsageAt() ?? 0) >= freshMs;
    if (document.visibilityState === 'visible' && isOld && isUsagePage(page.location)) onReturn();
  });
}
