// A JSON value is a tree of branches with leaves at their ends; every leaf that ever occurs at one path is one column.
// Whatever fields a later version adds are paths like any other, so they survive.

export type Step = string | number;
type Scalar = string | number | boolean | null;
/** What stands at the end of a path: a scalar, or an empty, long or deep list or object kept whole as its JSON. */
export type Leaf = Scalar | { readonly json: string };

export interface Branch<C> {
  readonly steps: Map<Step, Branch<C>>;
  /** The steps that were taken from here last time, in their order. */
  readonly lastVisited: { readonly steps: Step[]; readonly branches: Branch<C>[] };
  column: C | null;
}

/** Steps that would reach a prototype when an object is built from them. */
export const forbiddenSteps: ReadonlySet<Step> = new Set(['__proto__', 'constructor', 'prototype']);

// Longer lists are kept in one piece, so that paths stay few however large a body is.
const longestSplitList = 12;
const mostSplitKeys = 64;
const deepestSplit = 12;

export function newBranch<C>(): Branch<C> {
  return { steps: new Map(), lastVisited: { steps: [], branches: [] }, column: null };
}

/** The branch one step further, made when it is missing. */
export function branchAt<C>(branch: Branch<C>, step: Step): Branch<C> {
  const known = branch.steps.get(step);
  if (known) return known;
  const made = newBranch<C>();
  branch.steps.set(step, made);
  return made;
}

/** The same for the step at a position of a row. Rows name their fields in one order, so it is mostly last time's. */
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

/** Hands every leaf of a plain JSON value, with its branch, to `put`. Absent (`undefined`) fields are left out. */
export function splitValue<C>(root: Branch<C>, value: unknown, put: LeafVisitor<C>): void {
  visit(root, value, 0, put);
}

// A hundred thousand observations pass through here: nothing is made for a part but the list of its keys.
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

/** Every branch that carries a column, with its path, parents before children. */
export function* columnsOf<C>(branch: Branch<C>, path: readonly Step[] = []): Generator<[readonly Step[], C]> {
  if (branch.column !== null) yield [path, branch.column];
  for (const [step, next] of branch.steps) yield* columnsOf(next, [...path, step]);
}
