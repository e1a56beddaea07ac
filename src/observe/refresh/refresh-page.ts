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
const editable = '[contenteditable]:not([contenteditable="false"])';
const fields = `form input,form select,form textarea,textarea,${editable}`;
const focused = `input,select,textarea,${editable}`;
/** Switches, sliders and colours are no text: what they say is applied at once, or they stand in a form. */
const unwritten = ['hidden', 'button', 'submit', 'reset', 'image', 'checkbox', 'radio', 'range', 'color'];

/** Whether a reload could cost the user something: a dialog, a form on screen, a field that has the focus or holds what was typed. */
function isBusy(document: Document): boolean {
  if (document.activeElement?.matches(focused)) return true;
  return (
    [...document.querySelectorAll(`${dialogs},${fields}`)].some(
      (one) => one.matches(':not([type="hidden"])') && isDrawn(one),
    ) || [...document.querySelectorAll<Field>(`input,textarea,${editable}`)].some(isWritten)
  );
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

/**
 * Whether the user may have typed what is in a field, wherever it stands. One that is not on screen counts where it differs from what
 * the page gave. One on screen counts with any text: React writes what is typed into the default value, too.
 */
function isWritten(field: Field): boolean {
  if (!('defaultValue' in field)) return field.textContent.trim() !== '';
  const { type, value, defaultValue, readOnly, disabled } = field;
  if (readOnly || disabled || unwritten.includes(type)) return false;
  return value !== defaultValue || (value !== '' && isDrawn(field));
}

function isDrawn(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
