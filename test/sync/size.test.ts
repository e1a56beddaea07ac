import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

describe('sync in the extension', () => {
  it('weighs at most 20 KB, compressed, beside what it shares with every other screen', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'es2022',
        minify: true,
        modulePreload: false,
        rollupOptions: {
          input: 'test/sync/extension-parts.ts',
          preserveEntrySignatures: 'strict',
          external: [/\/(?:domain|show)\//, 'luby-transform'],
        },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    const files = output && 'output' in output ? output.output : [];
    const code = files.map((file) => ('code' in file ? file.code : '')).join('');
    expect(code).toContain('HRSYNC');
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(20_000);
  });
});
