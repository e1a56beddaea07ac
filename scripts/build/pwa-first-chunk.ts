// The first page's code comes as one file: two dozen small ones cost a phone on a slow network one request each.
import type { Plugin } from 'vite';
import { firstModules } from './pwa-first-modules';

/** The little of the bundler's module graph that is used here. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const starts = [firstModules.app, firstModules.page];

/** Groups everything the app and its first page import statically into one chunk. Both stay entries of their own. */
export function firstChunk(): Plugin {
  return {
    name: 'headroom:first-chunk',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } }),
  };
}

const group = {
  name: (id: string, graph: Graph): string | null =>
    !starts.includes(id) && importsOf(graph).has(id) ? 'first' : null,
};

const known = new WeakMap<Graph, ReadonlySet<string>>();

/** Everything the first modules import, computed once per build. */
function importsOf(graph: Graph): ReadonlySet<string> {
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
