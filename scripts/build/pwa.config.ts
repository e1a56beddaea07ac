import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { emitCatalogues, englishCatalogue } from './catalogue-plugin';
import { preactForReact } from './preact-for-react';
import { firstChunk } from './pwa-first-chunk';
import { firstPaint } from './pwa-first-paint';
import { translatedManifests, webManifest } from './pwa-manifest';
import { createStages } from './pwa-stages';
import { staticImports } from './static-imports';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as { version: string };

const stages = createStages();

export default defineConfig({
  root: here('../../src/pwa'),
  // The folder the app is served from: "/" on a host of its own, "/name/" on a repository's Pages.
  base: folder(process.env.HEADROOM_PWA_BASE ?? '/'),
  publicDir: here('../../public'),
  cacheDir: here('../../.cache/pwa'),
  resolve: {
    alias: [
      ...preactForReact,
      // Dexie's build for modern browsers: 14 KB smaller than the default one.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
    ],
  },
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: here('../../.output/pwa'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The app's worker has every chunk cached, so Vite's own preloading is not needed.
    modulePreload: { polyfill: false },
    // Some libraries mark files for server rendering, which does not exist here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  plugins: [
    screenshots(),
    englishCatalogue(),
    emitCatalogues(),
    stages.plugin,
    firstChunk(),
    translatedManifests(),
    firstPaint(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: webManifest('en'),
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,webmanifest,wasm}', 'icon/192.png'],
        // Only the English manifest is cached: the others are read during installation, when there is a network.
        globIgnores: ['sw.js', 'manifest.*.webmanifest'],
        manifestTransforms: [
          (entries) => ({ manifest: entries.map((entry) => ({ ...entry, stage: stages.stageOf(entry.url) })) }),
        ],
        buildPlugins: { vite: [staticImports(), englishCatalogue()] },
      },
    }),
  ],
});

function folder(path: string): string {
  return `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
}

/** The pictures an installer shows. They are not in `public/`, because the extension ships that folder too. */
function screenshots(): Plugin {
  return {
    name: 'headroom-screenshots',
    generateBundle() {
      for (const name of readdirSync(here('../../src/pwa/screenshots')).filter((file) => file.endsWith('.png')))
        this.emitFile({
          type: 'asset',
          fileName: `screenshots/${name}`,
          source: readFileSync(here(`../../src/pwa/screenshots/${name}`)),
        });
    },
  };
}
