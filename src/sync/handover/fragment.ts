// What a Headroom link carries in its fragment (behind the #), whether it is scanned, pasted, shared or tapped.

export type LinkContent =
  /** An unencrypted snapshot. */
  | { readonly kind: 'snapshot'; readonly content: string }
  /** A pairing code shown by a computer. */
  | { readonly kind: 'pairing'; readonly content: string }
  /** A device's answer to a pairing code. */
  | { readonly kind: 'answer'; readonly content: string }
  /** The group's keys, wrapped for one device that gets no push. */
  | { readonly kind: 'welcome'; readonly content: string }
  /** New keys of the group, wrapped for one computer. */
  | { readonly kind: 'keys'; readonly content: string }
  /** A sealed digest in the address of a notification. */
  | { readonly kind: 'digest'; readonly content: string };

const kinds = { s: 'snapshot', p: 'pairing', r: 'answer', w: 'welcome', k: 'keys', d: 'digest' } as const;
/** Characters; far above our longest link. */
const longest = 20_000;

/**
 * The content of a fragment (`#s=…`), of a link, or of a text that holds one; null when there is none. All kinds but the
 * digest are digits, so a link survives line breaks that a messenger adds.
 */
export function readFragment(text: string): LinkContent | null {
  if (text.length > longest) return null;
  const match = /#([sprwk])=(\d+)/.exec(text.replace(/\s+/g, '')) ?? /#(d)=([\w-]+)/.exec(text);
  const kind = kinds[match?.[1] as keyof typeof kinds];
  return kind && match?.[2] ? { kind, content: match[2] } : null;
}
