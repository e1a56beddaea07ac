// A JSON value is a tree of branches with leaves at their ends; every leaf that ever occurs at one path is one column.
// Whatever fields a later version adds are paths like any other, so they survive.

export type Step = string | number;
export type Scalar = string | number | boolean | null;
/** What stands at the end of a path: a scalar, or an empty, long or deep list or object kept whole as its JSON. */
export type Leaf = Scalar | { readonly json: string };

export interface Branch<C> {
  readonly steps: Map<Step, Branch<C>>;
  column: C | null;
}

/** Steps that would reach a prototype when an object is built from them. */
export const forbiddenSteps: ReadonlySet<Step> = new Set(['__proto__', 'constructor', 'prototype']);

// Longer lists are kept in one piece, so that paths stay few however large a body is.
const longestSplitList = 12;
const mostSplitKeys = 64;
const deepestSplit = 12;

export function newBranch<C>(): Branch<C> {
  return { steps: new Map(), column: null };
}

/** The branch one step further, made when it is missing. */
export function branchAt<C>(branch: Branch<C>, step: Step): Branch<C> {
  const known = branch.steps.get(step);
  if (known) return known;
  const made = newBranch<C>();
  branch.steps.set(step, made);
  return made;
}

/** Hands every leaf of a plain JSON value, with its branch, to `put`. Absent (`undefined`) fields are left out. */
export function shred<C>(root: Branch<C>, value: unknown, put: (branch: Branch<C>, leaf: Leaf) => void): void {
  visit(root, value, 0);

  function visit(branch: Branch<C>, part: unknown, depth: number): void {
    if (part === undefined) return;
    if (part === null || typeof part !== 'object') put(branch, part as Scalar);
    else if (Array.isArray(part)) visitList(branch, part, depth);
    else visitObject(branch, part as Readonly<Record<string, unknown>>, depth);
  }

  function visitList(branch: Branch<C>, list: readonly unknown[], depth: number): void {
    if (staysWhole(list.length, longestSplitList, depth)) keepWhole(branch, list);
    else for (let i = 0; i < list.length; i++) visit(branchAt(branch, i), list[i] ?? null, depth + 1);
  }

  // A hundred thousand observations pass through here: no list of entries is made for each of their objects.
  function visitObject(branch: Branch<C>, object: Readonly<Record<string, unknown>>, depth: number): void {
    const keys = Object.keys(object);
    if (staysWhole(keys.length, mostSplitKeys, depth)) keepWhole(branch, object);
    else for (const key of keys) if (!forbiddenSteps.has(key)) visit(branchAt(branch, key), object[key], depth + 1);
  }

  function keepWhole(branch: Branch<C>, part: unknown): void {
    put(branch, wholeLeaf(part));
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
