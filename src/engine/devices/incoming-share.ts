import { readFragment } from '../../sync/handover/fragment';
import type { IncomingShare } from '../ports/device-ports';

/** The web manifest's share target: its path below the app's folder, and the names of its fields. */
export const shareTarget = { path: 'share', texts: ['url', 'text', 'title'], file: 'file' } as const;
/** Query parameter that says: the service worker has stored a share. */
export const sharedParameter = 'shared';

/** The texts of a share. Senders use different fields for a link, so all are read. */
export function sharedTexts(field: (name: string) => unknown): readonly string[] {
  return shareTarget.texts.map(field).filter((text): text is string => typeof text === 'string' && text !== '');
}

/** The text that holds a Headroom link. Without one the first text, so that the user is told why it is refused. */
export function shareFromTexts(texts: readonly string[]): IncomingShare | null {
  const text = texts.find((each) => readFragment(each)) ?? texts[0];
  return text === undefined ? null : { kind: 'text', text };
}
