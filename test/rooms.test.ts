// The architecture as a table: `npm test` fails when a file reaches into a room it may not enter.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const house: Record<string, Room> = {
  domain: { rooms: [], packages: [] },
  observe: { rooms: ['domain'], packages: [] },
  record: { rooms: ['domain'], packages: ['dexie'] },
  sync: {
    rooms: ['domain'],
    packages: ['zxing-wasm', '@block65/webcrypto-web-push', 'lean-qr', 'luby-transform', 'barcode-detector'],
  },
  show: { rooms: ['domain'], packages: ['react', 'react-dom', 'zustand', 'radix-ui', 'lucide-react'] },
  platform: { rooms: ['domain'], packages: ['wxt', 'workbox-window'] },
  app: {
    rooms: ['domain', 'observe', 'record', 'sync', 'show'],
    packages: ['react', 'react-dom', 'zustand', 'radix-ui', 'lucide-react'],
  },
  // The phone's entry files: like entrypoints/, they join the rooms together.
  pwa: {
    rooms: ['domain', 'observe', 'record', 'sync', 'show', 'platform', 'app'],
    packages: [
      'react',
      'react-dom',
      'vite',
      'vite-plugin-pwa',
      'workbox-precaching',
      'workbox-routing',
      'workbox-window',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:url',
    ],
  },
};

/** What builds the phone's app and ships no part of itself: it shares its means with the extension's build. */
const building = /^pwa\/(?:vite\.config|first-paint)\.ts$/;

/** Inside domain/ and record/migrations nothing may be reached for: time, chance and data are handed in. */
const impure =
  /\b(?:Date\.now|new Date\(\)|Math\.random|browser|chrome|document|globalThis|fetch\(|indexedDB|console|localStorage)\b/;

const importPattern = /(?:(?<!['"])\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

describe('rooms', () => {
  it.each(files)('src/%s', (file) => {
    const name = roomOf(file);
    const room = house[name] ?? expect.fail(`src/${name}/ is not in the house table`);
    const code = readFileSync(`src/${file}`, 'utf8').replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');

    const targets = [...code.matchAll(importPattern)].map((match) => match[1] ?? '');
    const strays = targets.filter((target) => {
      if (!target.startsWith('.'))
        return !room.packages.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
      if (building.test(file) && target.startsWith('../../scripts/')) return false;
      const entered = roomOf(normalize(`${dirname(file)}/${target}`));
      return entered !== name && !room.rooms.includes(entered);
    });

    expect(strays).toEqual([]);
    if (name === 'domain') expect(code).not.toMatch(impure);
  });
});

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}
