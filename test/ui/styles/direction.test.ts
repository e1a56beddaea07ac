import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Positions on a time axis are pixels from the left in every language; its surface says `direction: ltr`. */
const timeAxes = ['src/ui/charts/history-chart.module.css'];

const sides =
  /(?:margin|padding|border)-(?:left|right)\b|text-align: (?:left|right)|float: (?:left|right)|(?:^|[\s;{])(?:left|right):|border-(?:top|bottom)-(?:left|right)-radius/g;

const files = ['src/ui', 'entrypoints', 'src/pwa'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:css|tsx)$/.test(file))
    .map((file) => `${folder}/${file}`),
);

/** `margin: 0 4px 0 8px`: left and right differ, so the sides must be named by the direction of the text. */
function lopsided(code: string): string[] {
  return [...code.matchAll(/\b(?:margin|padding): ([^;{}]+);/g)].flatMap(([declaration, values = '']) => {
    const parts = values.match(/(?:[^\s(]|\([^)]*\))+/g) ?? [];
    return parts.length === 4 && parts[1] !== parts[3] ? [declaration] : [];
  });
}

describe('styles', () => {
  it('name sides by the direction of the text, so that right-to-left languages are mirrored', () => {
    const found = files
      .filter((file) => file.endsWith('.css') && !timeAxes.includes(file))
      .flatMap((file) => {
        const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
        return [...(code.match(sides) ?? []), ...lopsided(code)].map((one) => `${file}: ${one.trim()}`);
      });
    expect(files.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('find nothing by words that are translated', () => {
    const found = files.flatMap((file) =>
      (readFileSync(file, 'utf8').match(/\[(?:aria-label|title|alt|placeholder)[~|^$*]?=["'][^"']*["']\]/g) ?? []).map(
        (one) => `${file}: ${one}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it('keep time axes from left to right', () => {
    for (const file of timeAxes) expect(readFileSync(file, 'utf8')).toMatch(/direction: ltr/);
  });
});
