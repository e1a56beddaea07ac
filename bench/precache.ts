// What the app's worker fetches before it counts as installed, as the built worker itself lists it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface Staged {
  readonly url: string;
  readonly stage: 'first' | 'rest' | 'on-use';
  /** Bytes over the wire: gzipped, pictures as they are. */
  readonly bytes: number;
}

/** Every file the built worker knows, with its stage and size. Rejects a worker without a list. */
export function stagedFiles(folder: string): Staged[] {
  const worker = readFileSync(`${folder}/sw.js`, 'utf8');
  const entries = [...worker.matchAll(/\{[^{}]*"stage":"(first|rest|on-use)"[^{}]*\}/g)];
  if (entries.length === 0) throw new Error(`${folder}/sw.js lists no files. Run \`npm run build\` again.`);
  return entries.map(([entry, stage]) => {
    const { url } = JSON.parse(entry) as { url: string };
    const file = readFileSync(`${folder}/${url}`);
    const bytes = /\.(png|wasm)$/.test(url) ? file.length : gzipSync(file, { level: 9 }).length;
    return { url, stage: stage as Staged['stage'], bytes };
  });
}

/** Bytes of one stage. */
export function stageBytes(files: readonly Staged[], stage: Staged['stage']): number {
  return files.filter((file) => file.stage === stage).reduce((sum, { bytes }) => sum + bytes, 0);
}
