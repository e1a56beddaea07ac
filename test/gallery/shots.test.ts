import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureTexts } from './picture-texts';
import { pictureShots, pictures, shots } from './shots';

describe('pictures of the README and of the manifest', () => {
  it.each(Object.entries(pictures))('%s is in its place, and is the shot %s', (place, shot) => {
    expect(existsSync(place)).toBe(true);
    expect(pictureShots.filter(({ name }) => name === shot)).toHaveLength(1);
    expect(Object.keys(JSON.parse(readFileSync(pictureTexts, 'utf8')))).toContain(place);
  });

  it('have the sizes that the stores take', () => {
    const sizes = Object.keys(pictures)
      .filter((place) => place.startsWith('docs/store/'))
      .map((place) => pngSize(readFileSync(place)).join(' × '));
    expect(sizes).toEqual([...Array(5).fill('1280 × 800'), '440 × 280']);
  });
});

describe('the states a checker asks for', () => {
  it.each(['empty', 'blocked', 'credits', 'unknown', 'aged', 'superseded', 'broken', 'many', 'crowded', 'accounts'])(
    '"%s" has a picture of the popup and of Now',
    (state) => {
      for (const screen of ['popup', 'app'])
        expect(shots.some(({ query }) => query.includes(`screen=${screen}&state=${state}`))).toBe(true);
    },
  );
});

/** Width and height, from the header of a PNG. */
function pngSize(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
