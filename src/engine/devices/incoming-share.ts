import { readFragment } from '../../sync/handover/fragment';

/** Something the app was opened with, not yet looked into. */
export type IncomingShare =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File }
  /** It did not get as far as the page: why, in a sentence. */
  | { readonly kind: 'lost'; readonly text: string };

/** Where a share sheet posts to, below the app's folder, and the manifest's names of its fields. */
export const shareTarget = { path: 'share', texts: ['url', 'text', 'title'], file: 'file' } as const;
/** Says in the address that the worker has something lying ready. */
export const sharedParameter = 'shared';

/** What a share sheet gave, in whichever field the sender put it. */
export function sharedTexts(field: (name: string) => unknown): readonly string[] {
  return shareTarget.texts.map(field).filter((text): text is string => typeof text === 'string' && text !== '');
}

/** The text with something of ours in it; else the first, so that somebody hears why it was not taken. */
export function shareFromTexts(texts: readonly string[]): IncomingShare | null {
  const text = texts.find((each) => readFragment(each)) ?? texts[0];
  return text === undefined ? null : { kind: 'text', text };
}
