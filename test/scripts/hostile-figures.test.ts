import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostileFigures } from '../../scripts/hostile-figures.mjs';

const test = (status: string, tried?: number) => ({ status, meta: tried === undefined ? {} : { tried } });
const results = [
  { name: '/x/test/hostile/a.test.ts', assertionResults: [test('passed', 40), test('passed'), test('failed', 9)] },
  { name: '/x/test/domain/b.test.ts', assertionResults: [test('failed', 1_000)] },
];

it('adds up what the tests of the suite tried, and what got through', () => {
  expect(hostileFigures(results)).toBe('Hostile: 50 tried, 1 got through');
  expect(hostileFigures(results, { passed: 12, failed: 2 })).toBe('Hostile: 64 tried, 3 got through');
});

it('names browser specs that there are', () => {
  const script = readFileSync('scripts/hostile.mjs', 'utf8');
  const list = /const browserAttacks = \[([^\]]+)\]/.exec(script)?.[1] ?? '';
  const words = [...list.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? '');
  const specs = readdirSync('test/e2e').filter((name) => name.endsWith('.spec.ts'));
  const texts = specs.map((name) => readFileSync(`test/e2e/${name}`, 'utf8')).join('\n');
  expect(words.length).toBeGreaterThan(5);
  expect(words.filter((word) => !texts.includes(word))).toEqual([]);
});
