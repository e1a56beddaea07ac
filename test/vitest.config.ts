import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { englishCatalogue } from '../scripts/build/catalogue-plugin';
import { preactForReact } from '../scripts/build/preact-for-react';

const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/e2e/'));

/** A file that replaces modules cannot share them with others; nor does one with a document, whose pages load by themselves. */
const apart = testFiles.filter((file) => /vi\.mock\(|@vitest-environment/.test(readFileSync(file, 'utf8')));

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
    projects: [
      // A worker that reads every module once, not once a file, halves the time. each-file.ts keeps the files apart.
      {
        extends: true,
        test: { name: 'shared', include: testFiles.filter((file) => !apart.includes(file)), isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
    // Browser-like suites say so in their first line; everything else runs in bare Node.
    environment: 'node',
    setupFiles: ['test/support/each-file.ts'],
    // Nobody's machine decides the zone or the language a test is read in.
    env: { TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    testTimeout: 60_000,
    // Two workers leave the machine usable and are as fast as more on two cores.
    maxWorkers: 2,
  },
});
