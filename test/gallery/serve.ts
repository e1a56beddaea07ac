import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, preview } from 'vite';
import { emitCatalogues, englishCatalogue } from '../../scripts/build/catalogue-plugin';
import { preactForReact } from '../../scripts/build/preact-for-react';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../.output/gallery-site', import.meta.url));

/** What is served, and what ends that. */
export interface ServedGallery {
  readonly address: string;
  readonly close: () => Promise<void>;
}

let shared: Promise<ServedGallery> | null = null;

/** One gallery for all specs of a run. It ends with the process. */
export function sharedGallery(): Promise<ServedGallery> {
  shared ??= serveGallery();
  return shared;
}

/** The gallery on a free port of localhost, built afresh. */
export async function serveGallery(): Promise<ServedGallery> {
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
