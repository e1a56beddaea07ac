import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('texts have three weights: 400, 600 and 700', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const found = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(/font-weight: ?([^;}]+)/g)].flatMap(([, weight = '']) =>
      ['400', '600', '700', 'inherit'].includes(weight.trim()) ? [] : [`${file}: ${weight}`],
    ),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
