import { Children, type ReactNode } from 'react';
import { T } from './translation';

/**
 * Its children as sentences of one text, with what the reader's language writes between two: a space, or nothing in Chinese and
 * Japanese. Children that are null or false are left out.
 */
export function Sentences({ children }: { readonly children: ReactNode }) {
  return Children.toArray(children).reduce(joined, null);
}

function joined(first: ReactNode, second: ReactNode): ReactNode {
  if (first === null) return second;
  return <T k="common.sentences" values={{ first: { node: first }, second: { node: second } }} />;
}
