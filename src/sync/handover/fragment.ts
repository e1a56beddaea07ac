// The four things that can arrive behind the # of an address, by scan, paste, share or tap.

export type LinkContent =
  /** A snapshot in the open. */
  | { readonly kind: 'snapshot'; readonly content: string }
  /** A pairing code shown by a computer. */
  | { readonly kind: 'pairing'; readonly content: string }
  /** A phone's answer, brought to the computer. */
  | { readonly kind: 'answer'; readonly content: string }
  /** What a paired computer gives to another device without a push: the group's keys, wrapped for it alone. */
  | { readonly kind: 'welcome'; readonly content: string }
  /** A sealed digest carried by a notification's address. */
  | { readonly kind: 'digest'; readonly content: string };

const kinds = { s: 'snapshot', p: 'pairing', r: 'answer', w: 'welcome', d: 'digest' } as const;
/** Far above the longest of ours. */
const longest = 20_000;

/**
 * What a fragment (`#s=…`), a whole link or bare text around one holds; null when it is nothing of ours. All but one kind
 * are digits, so a link survives being wrapped or quoted by a messenger.
 */
export function readFragment(text: string): LinkContent | null {
  if (text.length > longest) return null;
  const match = /#([sprw])=(\d+)/.exec(text.replace(/\s+/g, '')) ?? /#(d)=([\w-]+)/.exec(text);
  const kind = kinds[match?.[1] as keyof typeof kinds];
  return kind && match?.[2] ? { kind, content: match[2] } : null;
}
