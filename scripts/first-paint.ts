import { resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const popupEntry = resolve('entrypoints/popup/main.tsx');
const workerEntry = resolve('entrypoints/background.ts');

/** Groups chunks as below in builds of pages; scripts that are one file stay one file. */
export function firstPaint(): Plugin {
  return {
    name: 'headroom:first-paint',
    config: ({ build }) =>
      build?.lib ? {} : { build: { rollupOptions: { output: { codeSplitting: { groups: paintGroups } } } } },
  };
}

/** A group takes what its modules import along with them: what the worker needs has to be taken first. */
const paintGroups = [
  /** What worker and popup share stands apart, so that the worker does not load React for a function it shares. */
  group('shared', 2, (id, graph) => neededBy(graph, popupEntry).has(id) && neededBy(graph, workerEntry).has(id)),
  /** What only the popup paints with comes as one file and not as twenty: each further request costs a frame. */
  group('paint', 1, (id, graph) => neededBy(graph, popupEntry).has(id)),
];

function group(name: string, priority: number, isIn: (id: string, graph: Graph) => boolean) {
  return {
    debugName: name,
    priority,
    name: (id: string, graph: Graph) => (id !== popupEntry && isIn(id, graph) ? name : null),
  };
}

const known = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();

/** Everything that has to be there before an entry runs. Worked out once a build. */
function neededBy(graph: Graph, entry: string): ReadonlySet<string> {
  const found = known.get(graph) ?? new Map<string, ReadonlySet<string>>();
  known.set(graph, found);
  const closure = found.get(entry) ?? closureOf(graph, entry, new Set());
  found.set(entry, closure);
  return closure;
}

function closureOf(graph: Graph, id: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) closureOf(graph, imported, seen);
  return seen;
}
