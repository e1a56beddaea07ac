// The documents name files, commands and decisions. This fails when one of them no longer exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders that are not part of the repository. */
const ignored = new Set(['.git', 'node_modules', '.output', '.cache', '.wxt', 'coverage']);
const tree = pathsBelow('.');
const documents = tree.filter(
  (path) =>
    /^(?:ARCHITECTURE|CONTRIBUTING|README)\.md$/.test(path) ||
    /^docs\/.*\.md$/.test(path) ||
    /^(?:bench|lab)\/[A-Z]+\.md$/.test(path),
);
const rootEntries = new Set(tree.map((path) => path.split('/')[0] ?? ''));
const layers = new Set(
  readdirSync('src', { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : [])),
);
/** Written by commands, so absent from a fresh clone. */
const generated = new Set(['bench.json']);
const commands = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
/** Commands of npm itself. */
const ofNpm = ['ci', 'install'];

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names paths that exist', () => {
    expect(pathsNamedIn(text).filter((path) => !isThere(path, document))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/(?:\]\(|src=")(?!https?:|#)([^)"#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !commands.includes(name) && !ofNpm.includes(name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('has at most 95 lines', () => {
    expect(readFileSync('ARCHITECTURE.md', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(95);
  });
});

describe('decisions', () => {
  const folder = 'docs/decisions';
  const names = readdirSync(folder).filter((name) => name !== 'README.md');
  const index = readFileSync(`${folder}/README.md`, 'utf8');

  it.each(names)('%s has a number of its own, the four parts, and a line in the index', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const [, number = ''] = /^(\d{4})-[a-z0-9-]+\.md$/.exec(name) ?? expect.fail('the name is not NNNN-title.md');
    expect(names.filter((other) => other.startsWith(number))).toEqual([name]);
    expect(text).toMatch(new RegExp(`^# ${number}: `));
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      'Context',
      'Decision',
      'Consequences',
      'Measured',
    ]);
    expect(index.split('\n').filter((line) => line.includes(`(${name})`))).toHaveLength(1);
  });
});

/** Words of code, in spans and in blocks, that look like a path of this repository. */
function pathsNamedIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '');
  return [...blocks, ...spans].flatMap((code) => code.split(/\s+/)).filter(isPath);
}

function isPath(word: string): boolean {
  if (!/^[\w.@*{},-]+(?:\/[\w.@*{},-]+)*\/?$/.test(word) || generated.has(word)) return false;
  const first = word.split('/')[0] ?? '';
  if (word.includes('/')) return rootEntries.has(first) || layers.has(first);
  return /\.(?:tsx?|mjs|md|ya?ml|html|css)$/.test(word) || word === 'package.json';
}

/**
 * Whether a named path exists: from the root, from `src`, or beside the document. A name alone may be anywhere. `*` and the
 * placeholders in capitals (see `patternOf`) stand for any name, `{a,b}` for one of several.
 */
function isThere(named: string, document: string): boolean {
  const path = named.replace(/\/$/, '');
  const beside = dirname(document) === '.' ? '' : `${dirname(document)}/`;
  const starts = ['', 'src/', escaped(beside), ...(path.includes('/') ? [] : ['.*/'])];
  const pattern = new RegExp(`^(?:${starts.join('|')})${patternOf(path)}$`);
  return tree.some((known) => pattern.test(known));
}

function patternOf(path: string): string {
  return escaped(path)
    .replace(/\\\{([^{}]*)\\\}/g, (_, list: string) => `(?:${list.replaceAll(',', '|')})`)
    .replace(/\\\*|NAME|TOPIC|KIND|DATE|SUMMARY|NNNN|TITLE/g, '[^/]*');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Every file and folder below `folder`, as paths without `./`. */
function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => {
      const path = normalize(join(folder, entry.name));
      return entry.isDirectory() ? [path, ...pathsBelow(path)] : [path];
    });
}
