import { expect, it } from 'vitest';
import { halfSipHash, sipKeyFrom } from '../../../src/domain/hashing/half-sip-hash';

const key = sipKeyFrom([1, 2, 3, 4, 5, 6, 7, 8]);

it('is sixteen hex digits, the same for the same text', () => {
  expect(halfSipHash(key, 'rollout-a.jsonl')).toMatch(/^[0-9a-f]{16}$/);
  expect(halfSipHash(key, 'rollout-a.jsonl')).toBe(halfSipHash(key, 'rollout-a.jsonl'));
});

it.each([
  ['', '5f6e5eef6126b5a6'],
  ['a', 'c42ae7e00fb74f86'],
  ['ab', '936ce4b3febde636'],
  ['rollout-a.jsonl', '4f22d91f2a713323'],
  ['é😀x', '37c228d459723f32'],
])('of %j is what stored rows are found by', (text, hash) => {
  expect(halfSipHash(key, text)).toBe(hash);
});

it('differs by key, by length and by every character', () => {
  const texts = ['', '\0', '\0\0', 'a', 'b', 'ab', 'ba', 'abc', 'ac b', 'é'];
  const hashes = [key, sipKeyFrom([9, 2, 3, 4, 5, 6, 7, 8]), sipKeyFrom([1, 2, 3, 4, 5, 6, 7, 9])].flatMap((each) =>
    texts.map((text) => halfSipHash(each, text)),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});

it('changes half of its bits when one bit of the text changes', () => {
  const bits = (hash: string) =>
    [...hash].flatMap((digit) => [8, 4, 2, 1].map((bit) => Number.parseInt(digit, 16) & bit));
  let changed = 0;
  const count = 500;
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [bits(halfSipHash(key, `rollout-${index}-0`)), bits(halfSipHash(key, `rollout-${index}-1`))];
    changed += a.filter((bit, at) => bit !== b[at]).length;
  }
  expect(changed / count).toBeGreaterThan(30);
  expect(changed / count).toBeLessThan(34);
});
