import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { manifest } from './manifest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: here('.'),
  // The folder the app is served from: "/" on a host of its own, "/name/" on a repository's Pages.
  base: folder(process.env.HEADROOM_PWA_BASE ?? '/'),
  publicDir: here('../../public'),
  cacheDir: here('../../.cache/pwa'),
  // The database library's build for browsers of today: no polyfills, already minified.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    outDir: here('../../.output/pwa'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // A preloaded chunk is fetched again by nobody: the worker has it.
    modulePreload: { polyfill: false },
  },
  plugins: [
    react(),
    screenshots(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      manifest,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,webmanifest}', 'icon/{96,192}.png'],
        // Fetched when a camera first opens, and kept from then on.
        globIgnores: ['**/*.wasm', '**/scanner-*.js', 'sw.js'],
        buildPlugins: { vite: [] },
      },
    }),
  ],
});

function folder(path: string): string {
  return `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
}

/** The pictures an installer shows: of the app alone, so they are no part of `public/`, which the extension ships too. */
function screenshots(): Plugin {
  return {
    name: 'headroom-screenshots',
    generateBundle() {
      for (const name of readdirSync(here('./screenshots')).filter((file) => file.endsWith('.png')))
        this.emitFile({
          type: 'asset',
          fileName: `screenshots/${name}`,
          source: readFileSync(here(`./screenshots/${name}`)),
        });
    },
  };
}
