import type { Leaf } from './column-tree';

/** The leaves of one column, run-length encoded, because most fields are equal in consecutive observations. */
export interface LeafRuns {
  readonly leaves: Leaf[];
  readonly lengths: number[];
  /** Sum of the lengths. */
  count: number;
}

/** No leaves. */
export function newRuns(): LeafRuns {
  return { leaves: [], lengths: [], count: 0 };
}

/** Appends a leaf, to the last run if it is equal. */
export function appendLeaf(runs: LeafRuns, leaf: Leaf): void {
  const { leaves, lengths } = runs;
  const last = leaves.length - 1;
  if (runs.count > 0 && isSame(leaves[last], leaf)) (lengths[last] as number)++;
  else {
    leaves.push(leaf);
    lengths.push(1);
  }
  runs.count++;
}

function isSame(a: Leaf | undefined, b: Leaf): boolean {
  if (Object.is(a, b)) return true;
  return a !== null && b !== null && typeof a === 'object' && typeof b === 'object' && a.json === b.json;
}
