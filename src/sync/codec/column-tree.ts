// JSON values as a tree of branches and leaves. All leaves at one path form one column. Fields of later versions are paths
// like any other, so they survive.

export type Step = string | number;
type Scalar = string | number | boolean | null;
/** The end of a path: a scalar, or a list or object (empty, long or deep) kept as JSON. */
export type Leaf = Scalar | { readonly json: string };

export interface Branch<C> {
  readonly steps: Map<Step, Branch<C>>;
  /** The steps taken from here in the last row, by position: a cache, because rows name their fields in one order. */
  readonly lastVisited: { readonly steps: Step[]; readonly branches: Branch<C>[] };
  column: C | null;
}

/** Names that would reach a prototype when an object is built from them. */
export const forbiddenSteps: ReadonlySet<Step> = new Set(['__proto__', 'constructor', 'prototype']);

// Longer lists are kept as JSON, so that a large body does not create many columns.
const longestSplitList = 12;
const mostSplitKeys = 64;
const deepestSplit = 12;

/** A branch without steps and column. */
export function newBranch<C>(): Branch<C> {
  return { steps: new Map(), lastVisited: { steps: [], branches: [] }, column: null };
}

/** The branch one step further; created when missing. */
export function branchAt<C>(branch: Branch<C>, step: Step): Branch<C> {
  const known = branch.steps.get(step);
  if (known) return known;
  const made = newBranch<C>();
  branch.steps.set(step, made);
  return made;
}

/** The same through the cache; null for a forbidden name. `position`: the step's index within its object or list. */
function nextBranch<C>(branch: Branch<C>, step: Step, position: number): Branch<C> | null {
  const { steps, branches } = branch.lastVisited;
  if (steps[position] === step) return branches[position] as Branch<C>;
  if (forbiddenSteps.has(step)) return null;
  const next = branchAt(branch, step);
  steps[position] = step;
  branches[position] = next;
  return next;
}

type LeafVisitor<C> = (branch: Branch<C>, leaf: Leaf) => void;

/** Calls `put` for every leaf of a plain JSON value, with its branch. `undefined` fields are left out. */
export function splitValue<C>(root: Branch<C>, value: unknown, put: LeafVisitor<C>): void {
  visit(root, value, 0, put);
}

// Hot path (100 000 observations per export): it allocates nothing for a part but the list of its keys.
function visit<C>(branch: Branch<C> | null, part: unknown, depth: number, put: LeafVisitor<C>): void {
  if (part === undefined || branch === null) return;
  if (part === null || typeof part !== 'object') put(branch, part as Scalar);
  else if (Array.isArray(part)) visitList(branch, part, depth, put);
  else visitObject(branch, part as Readonly<Record<string, unknown>>, depth, put);
}

function visitList<C>(branch: Branch<C>, list: readonly unknown[], depth: number, put: LeafVisitor<C>): void {
  if (staysWhole(list.length, longestSplitList, depth)) put(branch, wholeLeaf(list));
  else for (let i = 0; i < list.length; i++) visit(nextBranch(branch, i, i), list[i] ?? null, depth + 1, put);
}

function visitObject<C>(
  branch: Branch<C>,
  object: Readonly<Record<string, unknown>>,
  depth: number,
  put: LeafVisitor<C>,
): void {
  const keys = Object.keys(object);
  if (staysWhole(keys.length, mostSplitKeys, depth)) put(branch, wholeLeaf(object));
  else
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      visit(nextBranch(branch, key, i), object[key], depth + 1, put);
    }
}

const emptyList: Leaf = { json: '[]' };
const emptyObject: Leaf = { json: '{}' };

function wholeLeaf(part: unknown): Leaf {
  if (Array.isArray(part) && part.length === 0) return emptyList;
  const json = JSON.stringify(part, withoutForbidden);
  return json === '{}' ? emptyObject : { json };
}

function withoutForbidden(key: string, value: unknown): unknown {
  return forbiddenSteps.has(key) ? undefined : value;
}

function staysWhole(size: number, most: number, depth: number): boolean {
  return depth > 0 && (size === 0 || size > most || depth >= deepestSplit);
}

/** Every column with its path, parents before children. */
export function* columnsOf<C>(branch: Branch<C>, path: readonly Step[] = []): Generator<[readonly Step[], C]> {
  if (branch.column !== null) yield [path, branch.column];
  for (const [step, next] of branch.steps) yield* columnsOf(next, [...path, step]);
}
