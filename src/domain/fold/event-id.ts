import type { EventType } from '../event';
import type { LimitWindow } from '../limit-window';
import { windowKey } from '../limit-window';
import { shortHash } from '../proof/short-hash';

/**
 * Stable over re-folds and over what is learned later: a hash of the type, what it is about, and the observations that first
 * showed it.
 */
export function eventId(type: EventType, about: readonly LimitWindow[] | string, founding: readonly string[]): string {
  const subject = typeof about === 'string' ? about : about.map(windowKey).join(' ');
  return shortHash([type, subject, ...founding].join('\n'));
}
