import { browser } from 'wxt/browser';

import type { Badge } from '../domain/headline/badge';

// Contrast with the white text is at least 4.5 : 1. The colours differ in lightness too, for colour-blind readers.
const colours: Readonly<Record<Badge['tone'], string>> = { calm: '#0f766e', warn: '#a35200', stop: '#b3261e' };
/** For an old reading: grey. */
const hollowColour = '#5d5f63';

/** The colour behind white text or marks. */
export function badgeColour(tone: Badge['tone'], hollow: boolean): string {
  return hollow ? hollowColour : colours[tone];
}

/** Puts the badge on the toolbar button. Its tooltip stays as it is. */
export async function showBadge({ text, tone, hollow }: Omit<Badge, 'title'>): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color: badgeColour(tone, hollow) }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}

/** Sets the tooltip of the toolbar button. */
export function showBadgeTitle(title: string): Promise<void> {
  return browser.action.setTitle({ title });
}
