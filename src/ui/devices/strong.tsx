import type { ReactNode } from 'react';

/** Draws `<b>…</b>` of a message: names the reader has to check. */
export function strong(children: readonly ReactNode[]) {
  return <strong>{children}</strong>;
}
