import { resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const popupEntry = resolve('entrypoints/popup/main.tsx');

/** Groups chunks as below in builds of pages; scripts that are one file stay one file. */
export function firstPaint(): Plugin {
  return {
    name: 'headroom:first-paint',
    config: ({ build }) =>
      build?.lib ? {} : { build: { rollupOptions: { output: { codeSplitting: { groups: [paintGroup] } } } } },
  };
}

/**
 * What the popup paints with comes as one file and not as twenty: each further request costs a frame. The worker is built by
 * itself: it shares no file with a page, and waits for none.
 */
const paintGroup = {
  debugName: 'first paint',
  name: (id: string, graph: Graph): string | null =>
    id !== popupEntry && neededBy(graph, popupEntry).has(id) ? 'paint' : null,
};

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
