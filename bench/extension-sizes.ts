// Sizes of the built extension: quick to measure, and the same on every machine.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure';

const kilobyte = 1_000;

/** Sizes of the extension built into `folder`, in KB of 1 000 bytes. */
export function extensionSizes(folder: string): Figure[] {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
  const injected = (manifest.content_scripts as { matches: string[]; js: string[] }[])
    .filter(({ matches }) => matches.some((match) => match.includes('chatgpt.com')))
    .flatMap(({ js }) => js);
  const interceptor = injected.filter((path) => /watch/.test(path));
  const worker = closure(folder, manifest.background.service_worker ?? manifest.background.scripts[0]);
  const deferred = sum(folder, ['background-database.js', 'background-deferred.js']);
  const later = `${Math.round(deferred / kilobyte)} KB more are loaded after the badge is set`;
  return [
    size('bytes put into each page', sum(folder, injected), 8, 5.5),
    size('the interceptor alone', sum(folder, interceptor), 3, 2.5),
    { ...size('first script of the worker, raw', sum(folder, worker), 120, 100), note: later },
    ...popupSizes(folder),
  ];
}

function popupSizes(folder: string): Figure[] {
  const html = readFileSync(`${folder}/popup.html`, 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const loaded = [...new Set(scripts.flatMap((path) => closure(folder, path)))];
  const gzip = loaded.reduce((bytes, path) => bytes + gzipSync(readFileSync(`${folder}/${path}`)).length, 0);
  // React and react-dom alone: 69 KB, measured with the same bundler.
  return [
    {
      ...size('popup script before paint, gzip ÷ React alone', gzip, 1.35, 0.3),
      value: gzip / kilobyte / 69,
      unit: '×',
    },
  ];
}

/** A script and everything it imports statically within the folder. */
function closure(folder: string, entry: string, seen: Set<string> = new Set()): string[] {
  const path = entry.replace(/^\//, '');
  if (seen.has(path)) return [];
  seen.add(path);
  const code = readFileSync(`${folder}/${path}`, 'utf8');
  const imports = [...code.matchAll(/(?:from|import)\s*"(\.{1,2}\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  return [path, ...imports.flatMap((target) => closure(folder, new URL(target, `file:///${path}`).pathname, seen))];
}

function sum(folder: string, paths: readonly string[]): number {
  return paths.reduce((bytes, path) => bytes + statSync(`${folder}/${path}`).size, 0);
}

function size(name: string, bytes: number, floor: number, aim: number): Figure {
  return { name, value: bytes / kilobyte, unit: 'KB', floor, aim };
}
