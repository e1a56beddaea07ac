// When which part of the app is fetched: what the first screens need at once, the other pages when the app is idle, and what
// only a camera needs when a camera is opened. Squoosh's rule: nobody waits for what he did not ask for.
import type { Plugin } from 'vite';

/** `first`: before the worker is installed. `rest`: once the app is idle. `on-use`: when it is used. */
export type Stage = 'first' | 'rest' | 'on-use';

/** The modules the first screens begin with; everything they import statically comes with them. */
const firstModules = ['/pwa/main.tsx', '/pages/now-page.tsx', '/pwa/record-loader.ts'];
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
        for (const style of chunk.viteMetadata?.importedCss ?? []) first.add(style);
        for (const other of chunk.imports) add(other);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        const begins = (path: string) => firstModules.some((name) => path.endsWith(name));
        if (chunk.type === 'chunk' && (begins(chunk.facadeModuleId ?? '') || chunk.moduleIds.some(begins))) add(file);
      }
    },
  };
  /** The first page's chunks start loading beside the script that will ask for them. */
  let base = '/';
  const preload: Plugin = {
    name: 'headroom-preload',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const page = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/pages/now-page.tsx'),
        );
        const files = page?.type === 'chunk' ? [page.fileName, ...page.imports] : [];
        const missing = files.filter((file) => !html.includes(file));
        return missing.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: base + file },
          injectTo: 'head' as const,
        }));
      },
    },
  };
  const of = (url: string): Stage => {
    if (onUse.test(url)) return 'on-use';
    return first.has(url) || url === 'index.html' || url === 'manifest.webmanifest' ? 'first' : 'rest';
  };
  return { plugins: [plugin, preload], of };
}
