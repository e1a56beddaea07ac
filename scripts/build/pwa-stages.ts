// When each file of the app is fetched: what the first screens need at once, other pages right after it, and what only a camera
// needs when one is opened. Users do not wait for code they did not ask for (the rule of Squoosh's worker).
import type { Plugin } from 'vite';
import type { Stage } from '../../src/pwa/stage';
import { firstModules } from './pwa-first-modules';

/**
 * The database comes with the rest: the first screen is drawn from one stored value, and the page itself fetches the database's
 * code a moment later. So the app counts as installed after half the bytes. It says "ready offline" only when all is cached.
 */
const starts: readonly string[] = [firstModules.app, firstModules.page];
const onUse = /\.wasm$|scanner/;

/** A plugin that learns from the bundle which files belong to the first stage, and the stage of a file by its URL. */
export function createStages() {
  const first = new Set<string>();
  const plugin: Plugin = {
    name: 'headroom:stages',
    generateBundle(_, bundle) {
      const add = (file: string) => {
        const chunk = bundle[file];
        if (first.has(file) || chunk?.type !== 'chunk') return;
        first.add(file);
        for (const style of stylesOf(chunk)) first.add(style);
        for (const other of chunk.imports) add(other);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        if (
          chunk.type === 'chunk' &&
          [chunk.facadeModuleId ?? '', ...chunk.moduleIds].some((id) => starts.includes(id))
        )
          add(file);
      }
    },
  };
  const stageOf = (url: string): Stage => {
    if (onUse.test(url)) return 'on-use';
    return first.has(url) || !/^(assets|icon)\//.test(url) ? 'first' : 'rest';
  };
  return { plugin, stageOf };
}

/** Style sheets a chunk asks for. The entry's own is inside the page already (pwa-first-paint.ts). */
function stylesOf(chunk: { isEntry: boolean; viteMetadata?: { importedCss?: ReadonlySet<string> } }): string[] {
  return chunk.isEntry ? [] : [...(chunk.viteMetadata?.importedCss ?? [])];
}
