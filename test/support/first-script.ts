import { build } from 'vite';
import { bundleOptions } from '../../bench/bundle-options';
import { root } from '../../bench/project-root';

/** One module of a script. */
export interface ScriptPart {
  /** From the project's root. */
  readonly path: string;
  /** Before minification. */
  readonly bytes: number;
}

/** What runs first of an entry of the extension: the entry with all it imports statically, without what it loads later. */
export interface FirstScript {
  /** Bytes, minified. */
  readonly bytes: number;
  /** The largest first. */
  readonly parts: readonly ScriptPart[];
}

/** Everything that reads session files, adds up their use or draws it. Badge and popup do without. */
export const reportModules =
  /^src\/(domain\/usage|engine\/(reports|session-files)|observe\/session-files|storage\/tapes|ui\/(reports|session-files))\b/;

/** How much of a script the modules are whose paths match, in bytes before minification, and a line for each. */
export function sizesOf(parts: readonly ScriptPart[], wanted: RegExp) {
  const own = parts.filter(({ path }) => wanted.test(path));
  return {
    bytes: own.reduce((sum, part) => sum + part.bytes, 0),
    names: own.map(({ path, bytes }) => `${bytes} ${path}`).join('\n'),
  };
}

/** Bundles `entry` as the extension does. Nothing is written. */
export async function firstScript(entry: string): Promise<FirstScript> {
  const options = bundleOptions(entry, '.output');
  const define = {
    ...options.define,
    __PWA_ADDRESS__: '"http://localhost:4173/"',
    'import.meta.env.BROWSER': '"chrome"',
  };
  const built = await build({ ...options, define, build: { ...options.build, write: false, target: 'es2022' } });
  const [output] = Array.isArray(built) ? built : [built];
  const files = output && 'output' in output ? output.output : [];
  const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
  const first = new Set([...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const name of first) for (const imported of chunks.get(name)?.imports ?? []) first.add(imported);
  const loaded = [...first].flatMap((name) => chunks.get(name) ?? []);
  const parts = loaded
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([path, { renderedLength }]) => ({ path: path.replace(root, ''), bytes: renderedLength }))
    .filter((part) => part.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: loaded.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0), parts };
}
