// What counts as dead code: `npm run dead-code`, a part of `npm test`.
import type { KnipConfig } from 'knip';

/** Patterns that end in "!" belong to what ships; `--production` looks at those alone. */
const config: KnipConfig = {
  entry: [
    'entrypoints/*.ts!',
    'entrypoints/*/main.tsx!',
    'src/pwa/index.html!',
    'src/pwa/sw.ts!',
    'scripts/*.{mjs,ts}!',
    'scripts/{i18n/run-i18n,replay/run-replay}.ts!',
    'bench/{bench,*-page}.{ts,tsx}',
    'lab/*/{bench-*,generate,pool-runs}.ts',
    'test/e2e/{run,*.spec}.ts',
    'test/fixtures/record-database.ts',
    'test/gallery/{gallery,serve,shots}.{ts,tsx}',
    'test/demo/page/*.{html,js}',
    // Built by test/sync/size.test.ts to weigh it.
    'test/sync/extension-parts.ts',
  ],
  project: [
    '{entrypoints,src}/**/*.{ts,tsx}!',

    '{scripts,bench,lab,test}/**/*.{ts,tsx,mjs,js}',
  ],
  vite: { config: ['scripts/build/pwa.config.ts'] },
  vitest: { config: ['test/vitest.config.ts'] },
  exclude: ['duplicates'],
  // `preact` stands in for React by an alias; `http_ece` has no types and is required, not imported.
  ignoreDependencies: ['preact', 'http_ece'],
  // A test or the lab may reach into a file. What nothing that ships uses, not even its own file, is dead all the same.
  ignoreExportsUsedInFile: process.argv.includes('--production'),
};

export default config;
