import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures, shots } from './shots';

describe('pictures of the README and of the manifest', () => {
  it.each(Object.entries(pictures))('%s is in its place, and is the shot %s', (place, shot) => {
    expect(existsSync(place)).toBe(true);
    expect(shots.filter(({ name }) => name === shot)).toHaveLength(1);
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
