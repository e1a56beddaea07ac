// Which messages are loaded together: the popup must not wait for the pages' texts. Topics: scripts/i18n/topic-parts.ts.

/**
 * `now`: popup and badge. `alerts`: notifications, push, calendar. `frame`: what the full page shows at first beside those.
 * `app`: everything else, loaded with the first page that needs it.
 */
export type Part = 'now' | 'alerts' | 'frame' | 'app';

export const parts: readonly Part[] = ['now', 'alerts', 'frame', 'app'];
