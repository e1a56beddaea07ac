import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, recordBuilt, targets } from '../../scripts/build-targets.mjs';

const target = { name: 'chrome', output: 'chrome-mv3' };
const env = { HEADROOM_PWA_ORIGIN: 'http://localhost:4173', PATH: '/bin' };
let folder: string;

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

beforeEach(() => {
  folder = `${mkdtempSync(join(tmpdir(), 'headroom-built-'))}/`;
  for (const part of ['src/ui', '.output/chrome-mv3', 'test']) mkdirSync(join(folder, part), { recursive: true });
  write('src/ui/page.ts', 'one');
  write('package.json', '{}');
  write('.output/chrome-mv3/manifest.json', '{}');
  recordBuilt(target, env, folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a target that was built', () => {
  it('is not built again while nothing changed, whatever else is in the environment', () => {
    expect(isBuilt(target, { ...env, PATH: '/usr/bin' }, folder)).toBe(true);
    write('test/some.test.ts', 'a test');
    expect(isBuilt(target, env, folder)).toBe(true);
  });

  it.each([
    ['a source changed', () => write('src/ui/page.ts', 'two')],
    ['a source was added', () => write('src/ui/other.ts', '')],
    ['a package changed', () => write('package.json', '{"version":"2"}')],
    ['its output was deleted', () => rmSync(join(folder, '.output'), { recursive: true })],
    ['another build wrote its output', () => utimesSync(join(folder, '.output/chrome-mv3/manifest.json'), 1, 1)],
    ['its record was deleted', () => rmSync(join(folder, '.cache'), { recursive: true })],
  ])('is built again where %s', (_, change) => {
    change();
    expect(isBuilt(target, env, folder)).toBe(false);
  });

  it('is built again for another address, and says nothing of other targets', () => {
    expect(isBuilt(target, { ...env, HEADROOM_PWA_ORIGIN: 'https://headroom.example' }, folder)).toBe(false);
    expect(isBuilt({ name: 'firefox', output: 'firefox-mv3' }, env, folder)).toBe(false);
  });

  it('is every folder of the output that a browser or a host takes', () => {
    expect(targets.map(({ output }) => output)).toEqual(['chrome-mv3', 'firefox-mv3', 'pwa']);
  });
});
