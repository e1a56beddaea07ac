// What the app's worker fetches before it counts as installed, read from the list inside the built worker.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure';

/** Gzipped bytes of the files the first screens need. */
export function precacheFigure(folder: string): Figure {
  const files = stagedFiles(folder);
  const note = `${(stageBytes(files, 'rest') / 1_000).toFixed(0)} KB of other pages follow when idle`;
  const value = stageBytes(files, 'first') / 1_000;
  return { name: 'PWA first-stage precache, gzip', value, unit: 'KB', floor: 130, aim: 110, note };
}

interface StagedFile {
  readonly url: string;
  readonly stage: 'first' | 'rest' | 'on-use';
  /** Bytes over the wire: gzipped, pictures as they are. */
  readonly bytes: number;
}

/** Every file the built worker knows, with its stage and size. Throws where the worker has no list. */
function stagedFiles(folder: string): StagedFile[] {
  const worker = readFileSync(`${folder}/sw.js`, 'utf8');
  const entries = [...worker.matchAll(/\{[^{}]*"stage":"(first|rest|on-use)"[^{}]*\}/g)];
  if (entries.length === 0) throw new Error(`${folder}/sw.js lists no files. Run \`npm run build\` again.`);
  return entries.map(([entry, stage]) => {
    const { url } = JSON.parse(entry) as { url: string };
    const file = readFileSync(`${folder}/${url}`);
    const bytes = /\.(png|wasm)$/.test(url) ? file.length : gzipSync(file, { level: 9 }).length;
    return { url, stage: stage as StagedFile['stage'], bytes };
  });
}

function stageBytes(files: readonly StagedFile[], stage: StagedFile['stage']): number {
  return files.filter((file) => file.stage === stage).reduce((sum, { bytes }) => sum + bytes, 0);
}
