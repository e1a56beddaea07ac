import type { ReactNode } from 'react';
import { T } from './translation';

/** Short facts in one line, "A · B · C", as the reader's language parts them. What is null is left out. */
export function Dotted({ facts }: { readonly facts: readonly (ReactNode | null)[] }): ReactNode {
  const shown = facts.filter((fact) => fact !== null);
  if (shown.length < 2) return shown[0] ?? null;
  const first = { node: <Dotted key="first" facts={shown.slice(0, -1)} /> };
  return <T k="common.list.dots" values={{ first, second: { node: shown.at(-1) } }} />;
}
