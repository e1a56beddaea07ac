// What tests that read source code as a syntax tree share.

/** A node of the tree: its type, its place in the code, and its parts by name. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Calls `visit` for a node and everything inside it. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

export function attributeName(node: Node): string | null {
  const { name } = node as unknown as { name: { name?: unknown } };
  return typeof name?.name === 'string' ? name.name : null;
}

/** "console.error" → "console.error"; "" where it is no plain name. */
export function nameOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.name);
  return callee.type === 'MemberExpression' ? `${nameOf(callee.object)}.${nameOf(callee.property)}` : '';
}
