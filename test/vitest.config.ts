import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    // Browser-like suites say so in their first line; everything else runs in bare Node.
    environment: 'node',
    setupFiles: ['test/patience.ts'],
    // Nobody's machine decides the zone or the language a test is read in.
    env: { TZ: 'Europe/Berlin', LANG: 'en_GB.UTF-8' },
    testTimeout: 60_000,
    // Two workers leave the machine usable and are as fast as more on two cores.
    maxWorkers: 2,
  },
});
