import { defineConfig } from 'vitest/config';
import { englishCatalogue } from '../scripts/build/catalogue-plugin';
import { preactForReact } from '../scripts/build/preact-for-react';

export default defineConfig({
  plugins: [englishCatalogue({ pseudo: true })],
  resolve: {
    alias: [
      ...preactForReact,
      { find: /^react-dom\/test-utils$/, replacement: 'preact/test-utils' },
      // Its other build asks Node for React, past every alias.
      { find: /^@testing-library\/react$/, replacement: '@testing-library/react/dist/@testing-library/react.esm.js' },
    ],
  },
  test: {
    // Whatever holds components is read with the same aliases.
    server: { deps: { inline: [/react/, /zustand/] } },
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // Browser-like suites say so in their first line; everything else runs in bare Node.
    environment: 'node',
    // A worker that reads every module once, not once a file, halves the time. each-file.ts keeps the files apart.
    isolate: false,
    setupFiles: ['test/support/each-file.ts'],
    // Nobody's machine decides the zone or the language a test is read in.
    env: { TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    testTimeout: 60_000,
    // Two workers leave the machine usable and are as fast as more on two cores.
    maxWorkers: 2,
  },
});
