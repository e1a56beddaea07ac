import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** The code of one built file. */
interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
}

describe('sync in the extension', () => {
  let chunks: readonly Chunk[];
  let atOnce: readonly Chunk[];

  beforeAll(async () => {
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
          external: [/\/domain\//, 'luby-transform'],
        },
      },
    });
    const [output] = Array.isArray(built) ? built : [built];
    const files = output && 'output' in output ? output.output : [];
    chunks = files.flatMap((file) => (file.type === 'chunk' ? [file] : []));
    atOnce = withImports(chunks.filter(({ isEntry }) => isEntry));
  });

  it('weighs at most 20 KB, compressed, beside what it shares with every other screen', () => {
    const code = codeOf(atOnce);
    expect(code).toContain('HRSYNC');
    expect(weight(code)).toBeLessThanOrEqual(20_000);
  });

  it('loads the library of key exchange apart, for pairing alone', () => {
    const later = codeOf(chunks.filter((chunk) => !atOnce.includes(chunk)));
    expect(codeOf(atOnce)).not.toContain(hpkeLabel);
    expect(later).toContain(hpkeLabel);
    expect(weight(later)).toBeLessThanOrEqual(9_000);
  });

  /** These chunks and all they import statically. */
  function withImports(from: readonly Chunk[]): readonly Chunk[] {
    const reached = new Set(from);
    for (const { imports } of reached)
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
    return [...reached];
  }
});

/** RFC 9180 §4: hashed into every key, so no implementation is without it (as bytes: "HPKE-v1"). */
const hpkeLabel = '72,80,75,69,45,118,49';

function codeOf(chunks: readonly Chunk[]): string {
  return chunks.map(({ code }) => code).join('');
}

function weight(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}
