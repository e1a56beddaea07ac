import type { Badge } from '../../domain/headline/badge';
import type { Message } from '../../domain/messages/value';

export interface SpelledBadgeDeps {
  readonly show: (badge: Omit<Badge, 'title'>) => Promise<void>;
  readonly showTitle: (title: string) => Promise<void>;
  /** Draws the ring of the badge. */
  readonly showIcon: (badge: Omit<Badge, 'title'>) => Promise<void>;
  /** In the reader's language. Rejects where the messages cannot be read. */
  readonly spell: (sentences: readonly Message[]) => Promise<string>;
}

/**
 * Shows a badge and, where it comes with a tooltip, its icon and that tooltip. A preview has none, because it does not wait
 * for the deferred scripts. An icon that cannot be drawn is left unchanged. A tooltip that cannot be formatted becomes the
 * program's name: the previous one may be wrong by now.
 */
export function spelledBadge({ show, showTitle, showIcon, spell }: SpelledBadgeDeps): (badge: Badge) => Promise<void> {
  return async ({ title, ...badge }) => {
    const shown = show(badge);
    if (!title) return shown;
    const drawn = showIcon(badge).catch(() => undefined);
    await showTitle(await spell(title).catch(() => 'Headroom'));
    await Promise.all([shown, drawn]);
  };
}
