import type { InlineConfig } from 'vite';
import { englishCatalogue } from '../scripts/build/catalogue-plugin';
import { preactForReact } from '../scripts/build/preact-for-react';
import { root } from './project-root';

/** Vite's options for one script of one entry, minified as the product is. Modules matching `external` are left out. */
export function bundleOptions(entry: string, outDir: string, external: RegExp[] = []): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [englishCatalogue()],
    resolve: { alias: preactForReact },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        external,
        output: { format: 'es', entryFileNames: 'script.js' },
        preserveEntrySignatures: 'strict',
      },
    },
  };
}
