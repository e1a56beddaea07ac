import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { englishCatalogue } from '../scripts/build/catalogue-plugin';
import { preactForReact } from '../scripts/build/preact-for-react';

const testFiles = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/e2e/'));

const filesWith = (pattern: RegExp) => testFiles.filter((file) => pattern.test(readFileSync(file, 'utf8')));
/** A file that replaces modules cannot share them with others. */
const apart = filesWith(/vi\.mock\(/);
const withDocument = filesWith(/^\/\/ @vitest-environment/).filter((file) => !apart.includes(file));
const bare = testFiles.filter((file) => !apart.includes(file) && !withDocument.includes(file));

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
      { extends: true, test: { name: 'shared', include: bare, isolate: false } },
      // These share a document as well.
      { extends: true, test: { name: 'screens', include: withDocument, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
    // Browser-like suites say so in their first line; everything else runs in bare Node.
    environment: 'node',
    setupFiles: ['test/support/each-file.ts'],
    // Nobody's machine decides the zone or the language a test is read in.
    env: { TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    testTimeout: 60_000,
    // Many short-lived objects: a larger nursery saves a twentieth of the time.
    execArgv: ['--max-semi-space-size=64'],
    // Two workers leave the machine usable and are as fast as more on two cores.
    maxWorkers: 2,
  },
});
