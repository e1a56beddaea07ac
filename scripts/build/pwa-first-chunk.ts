// What the first page is drawn from comes as one file: two dozen small ones cost a phone on a slow network a request each.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const starts = [here('../../src/pwa/main.tsx'), here('../../src/ui/now/now-page.tsx')];

/** Groups everything the app and its first page need before they run into one chunk. Both stay entries of their own. */
export function firstChunk(): Plugin {
  return {
    name: 'headroom-first-chunk',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } }),
  };
}

const group = {
  name: (id: string, graph: Graph): string | null => (!starts.includes(id) && needed(graph).has(id) ? 'first' : null),
};

const known = new WeakMap<Graph, ReadonlySet<string>>();

/** Worked out once a build. */
function needed(graph: Graph): ReadonlySet<string> {
  const found = known.get(graph) ?? new Set(starts.flatMap((start) => [...closureOf(graph, start, new Set())]));
  known.set(graph, found);
  return found;
}

function closureOf(graph: Graph, id: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) closureOf(graph, imported, seen);
  return seen;
}
