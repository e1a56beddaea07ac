// The modules the app's first screen starts with. Everything they import statically comes with them.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Absolute paths, as the bundler names modules. Throws if a file has moved, because nothing else would notice. */
export const firstModules = {
  app: moduleAt('src/pwa/main.tsx'),
  page: moduleAt('src/ui/now/now-page.tsx'),
  storage: moduleAt('src/pwa/storage-loader.ts'),
};

function moduleAt(path: string): string {
  const absolute = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  if (!existsSync(absolute)) throw new Error(`${path} is part of the app's first stage and is not there.`);
  return absolute;
}
