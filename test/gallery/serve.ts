import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, preview } from 'vite';
import { emitCatalogues, englishCatalogue } from '../../scripts/build/catalogue-plugin';
import { preactForReact } from '../../scripts/build/preact-for-react';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../.output/gallery-site', import.meta.url));

/** The gallery on a free port of localhost, built afresh. */
export async function serveGallery(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const common: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [englishCatalogue({ pseudo: true }), emitCatalogues({ pseudo: true })],
    resolve: { alias: preactForReact },
  };
  await build({ ...common, build: { outDir, emptyOutDir: true, minify: false } });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: 'localhost' } });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
