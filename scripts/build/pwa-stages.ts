// When which part of the app is fetched: what the first screens need at once, the other pages when the app is idle, and what
// only a camera needs when a camera is opened. Squoosh's rule: nobody waits for what he did not ask for.
import type { Plugin } from 'vite';
import type { Stage } from '../../src/pwa/stage';

/** The modules the first screens begin with; everything they import statically comes with them. */
const firstModules = ['/pwa/main.tsx', '/now/now-page.tsx', '/pwa/storage-loader.ts'];
const onUse = /\.wasm$|scanner/;

/** Learns from the bundle which files belong to the first stage. */
export function createStages() {
  const first = new Set<string>();
  const plugin: Plugin = {
    name: 'headroom-stages',
    generateBundle(_, bundle) {
      const add = (file: string) => {
        const chunk = bundle[file];
        if (first.has(file) || chunk?.type !== 'chunk') return;
        first.add(file);
        for (const style of stylesOf(chunk)) first.add(style);
        for (const other of chunk.imports) add(other);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        const begins = (path: string) => firstModules.some((name) => path.endsWith(name));
        if (chunk.type === 'chunk' && (begins(chunk.facadeModuleId ?? '') || chunk.moduleIds.some(begins))) add(file);
      }
    },
  };
  const of = (url: string): Stage => {
    if (onUse.test(url)) return 'on-use';
    return first.has(url) || !/^(assets|icon)\//.test(url) ? 'first' : 'rest';
  };
  return { plugin, of };
}

/** Style sheets a chunk asks for; the entry's own is inside the page already (first-paint.ts). */
function stylesOf(chunk: { isEntry: boolean; viteMetadata?: { importedCss?: ReadonlySet<string> } }): string[] {
  return chunk.isEntry ? [] : [...(chunk.viteMetadata?.importedCss ?? [])];
}
