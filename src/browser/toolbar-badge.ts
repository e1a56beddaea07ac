import { browser } from 'wxt/browser';

import type { Badge, ShownBadge } from '../domain/headline/badge';

// Contrast ≥ 4.5 : 1 against the white text browsers draw on a badge, told apart by lightness as well as by hue.
const colours: Readonly<Record<Badge['tone'], string>> = { calm: '#0f766e', warn: '#a35200', stop: '#b3261e' };
/** A hollow badge: what it says is old. Grey ground, so that no state is told by hue alone. */
const hollowColour = '#5d5f63';

/** Puts the badge and its sentence on the toolbar button. */
export async function showBadge({ text, tone, hollow, title }: ShownBadge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: hollow ? hollowColour : colours[tone] }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    title === undefined || browser.action.setTitle({ title }),
  ]);
}
