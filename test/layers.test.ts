// The layers of ARCHITECTURE.md as a table: `npm test` fails when a file imports what its layer may not.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Layer {
  /** Other layers whose modules it may import. */
  readonly layers: readonly string[];
  /** Packages it may import; a name allows its subpaths too. */
  readonly packages: readonly string[];
  /** Layers of which it may import types alone, as folder names. */
  readonly typesOf?: readonly string[];
}

const layers: Record<string, Layer> = {
  domain: { layers: [], packages: [] },
  observe: { layers: ['domain'], packages: ['fzstd'] },
  storage: { layers: ['domain'], packages: ['dexie'] },
  sync: {
    layers: ['domain'],
    packages: [
      '@block65/webcrypto-web-push',
      '@hpke/core',
      'barcode-detector',
      'lean-qr',
      'luby-transform',
      'nostr-tools',
      'zxing-wasm',
    ],
  },
  i18n: { layers: ['domain'], packages: ['icu-minify', 'virtual:catalogue'] },
  engine: { layers: ['domain', 'observe', 'storage', 'sync', 'i18n'], packages: [] },
  ui: {
    layers: ['domain', 'i18n'],
    typesOf: ['engine/ports'],
    packages: ['dexie', 'lucide-react', 'react', 'react-dom', 'zustand'],
  },
  browser: { layers: ['domain'], packages: ['workbox-window', 'wxt'] },
  pwa: {
    layers: ['domain', 'observe', 'storage', 'sync', 'i18n', 'engine', 'ui', 'browser'],
    packages: ['react', 'react-dom', 'workbox-precaching', 'workbox-routing', 'workbox-window'],
  },
};

/** Nothing in domain/ reaches for the world: time, chance and data are handed in. */
const impure =
  /\b(?:Date\.now|new Date\(\)|Math\.random|browser|chrome|document|globalThis|fetch\(|indexedDB|console|localStorage)\b/;

const importPattern = /(?:(?<!['"])\b(import|export)\s+(type\s+)?[^'";]*?\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

describe('layers', () => {
  it.each(files)('src/%s', (file) => {
    const name = layerOf(file);
    const layer = layers[name] ?? expect.fail(`src/${name}/ is not in the table of layers`);
    const code = codeOf(file);

    expect(importsOf(code).filter((one) => !isAllowed(file, name, layer, one))).toEqual([]);
    if (name === 'domain') expect(code).not.toMatch(impure);
  });

  it('are the table of ARCHITECTURE.md', () => {
    const rows = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `(\w+)` \|.*?\| ([^|]*) \| ([^|]*) \|$/gm)];
    const documented = rows.map(([, name, imports, packages]) => ({ name, imports, packages }));
    expect(documented).toEqual(
      Object.entries(layers).map(([name, { layers, packages, typesOf = [] }]) => ({
        name,
        imports: [...layers, ...typesOf.map((folder) => `types of ${folder}`)].join(', ') || 'nothing',
        packages: packages.join(', ') || 'none',
      })),
    );
  });

  it('hold no import cycle', () => {
    expect(cycles()).toEqual([]);
  });
});

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

function isAllowed(file: string, name: string, { layers, packages, typesOf = [] }: Layer, one: Import): boolean {
  if (!one.target.startsWith('.'))
    return packages.some((allowed) => one.target === allowed || one.target.startsWith(`${allowed}/`));
  const entered = normalize(`${dirname(file)}/${one.target}`);
  if (entered.startsWith('..')) return false;
  if (layerOf(entered) === name || layers.includes(layerOf(entered))) return true;
  return one.typeOnly && typesOf.some((folder) => entered.startsWith(`${folder}/`));
}

function importsOf(code: string): Import[] {
  return [...code.matchAll(importPattern)].map(([, , type, target]) => ({
    target: target ?? '',
    typeOnly: type !== undefined,
  }));
}

function codeOf(file: string): string {
  return readFileSync(`src/${file}`, 'utf8').replace(/^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, '');
}

function layerOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Every cycle of imports, types included, as `a → b → a`; each once. */
function cycles(): string[] {
  const known = new Set(files);
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(codeOf(file))
        .filter(({ target }) => target.startsWith('.'))
        .flatMap(({ target }) => {
          const path = normalize(`${dirname(file)}/${target}`);
          return [`${path}.ts`, `${path}.tsx`, path].find((candidate) => known.has(candidate)) ?? [];
        }),
    ]),
  );
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, path: readonly string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return found;
}
