import type { Badge } from '../../domain/headline/badge';
import type { Message } from '../../domain/messages/value';

export interface SpelledBadgeDeps {
  readonly show: (badge: Omit<Badge, 'title'>) => Promise<void>;
  readonly showTitle: (title: string) => Promise<void>;
  /** In the reader's language. Rejects where the messages cannot be read. */
  readonly spell: (sentences: readonly Message[]) => Promise<string>;
}

/**
 * Shows a badge and, once it is spelled, its tooltip. A tooltip that cannot be spelled is the program's name: the one of before
 * may be wrong by now.
 */
export function spelledBadge({ show, showTitle, spell }: SpelledBadgeDeps): (badge: Badge) => Promise<void> {
  return async ({ title, ...badge }) => {
    const shown = show(badge);
    if (title) await showTitle(await spell(title).catch(() => 'Headroom'));
    await shown;
  };
}
