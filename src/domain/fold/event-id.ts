import type { EventType } from '../events/event';
import { shortHash } from '../hashing/short-hash';
import type { LimitWindow } from '../windows/limit-window';
import { windowKey } from '../windows/limit-window';

/**
 * Stable over re-folds and over what is learned later: a hash of the type, what it is about, and the observations
 * that first showed it.
 */
export function eventId(type: EventType, about: readonly LimitWindow[] | string, founding: readonly string[]): string {
  const subject = typeof about === 'string' ? about : about.map(windowKey).join(' ');
  return shortHash([type, subject, ...founding].join('\n'));
}
