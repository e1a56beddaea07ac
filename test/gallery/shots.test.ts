import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures, shots } from './shots';

describe('pictures of the README and of the manifest', () => {
  it.each(Object.entries(pictures))('%s is in its place, and is the shot %s', (place, shot) => {
    expect(existsSync(place)).toBe(true);
    expect(shots.filter(({ name }) => name === shot)).toHaveLength(1);
  });
});
