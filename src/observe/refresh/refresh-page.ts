// Reloads the usage page the user looks at, if the user wants that: the page's own requests, none of ours.
import { type Instant, minuteMs } from '../../domain/time/instant';
import { isUsagePage } from '../page-text/read-usage-page';

/** Why a page was not reloaded, or that it is. */
export type RefreshAnswer = 'reloading' | 'off' | 'elsewhere' | 'hidden' | 'busy' | 'fresh' | 'soon';

/** The shortest time between two reloads, regardless of settings and requests. */
const leastPauseMs = 5 * minuteMs;

export interface RefreshDeps {
  readonly page: Pick<Window, 'document' | 'location'>;
  readonly now: Instant;
  /** When this load of the page began. */
  readonly openedAt: Instant;
  /** When the page's last usage body was seen; null for never. */
  readonly seenAt: Instant | null;
  /** Requested in the popup, so the age of the page does not matter. */
  readonly asked: boolean;
  /** The age from which a page that is looked at again is reloaded; null while the user has not switched it on. */
  readonly afterMinutes: () => Promise<number | null>;
  /** The last reload of any usage page; null for never. */
  readonly lastAt: () => Promise<Instant | null>;
  readonly keepLast: (at: Instant) => Promise<void>;
}

/**
 * Reloads the page once it is sure that the user wants it and that nothing is lost: the page is visible, shows the usage page, is
 * old enough, and no form or dialog is open. Answers what it did.
 */
export async function refreshPage(deps: RefreshDeps): Promise<RefreshAnswer> {
  const { page, now, openedAt, seenAt, asked } = deps;
  const after = await deps.afterMinutes();
  if (after === null) return 'off';
  if (!isUsagePage(page.location)) return 'elsewhere';
  if (page.document.visibilityState !== 'visible') return 'hidden';
  if (isBusy(page.document)) return 'busy';
  const lastAt = await deps.lastAt();
  // A last reload that lies ahead is that of a clock set back since then.
  if (now - openedAt < leastPauseMs || (lastAt !== null && lastAt <= now && now - lastAt < leastPauseMs)) return 'soon';
  if (!asked && now - Math.max(openedAt, seenAt ?? 0) < after * minuteMs) return 'fresh';
  await deps.keepLast(now);
  page.location.reload();
  return 'reloading';
}

const dialogs = 'dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
const fields = 'form input,form select,form textarea,textarea,[contenteditable]:not([contenteditable="false"])';
const focused = 'input,select,textarea,[contenteditable]:not([contenteditable="false"])';

/** Whether a reload could cost the user something: a dialog, a form on screen, or a field that has the focus. */
function isBusy(document: Document): boolean {
  if (document.activeElement?.matches(focused)) return true;
  return [...document.querySelectorAll(`${dialogs},${fields}`)].some(
    (element) => !element.matches('input[type="hidden"]') && element.checkVisibility({ visibilityProperty: true }),
  );
}
