import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { createFileTail } from '../../../src/observe/session-files/file-tail';
import { createLineSplitter, maxLineBytes } from '../../../src/observe/session-files/session-lines';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

/** The text in pieces of random lengths, none of them empty. */
function pieces(text: string, seed: number, most: number): Uint8Array[] {
  const random = seededRandom(seed);
  const bytes = bytesOf(text);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + 1 + Math.floor(random() * most));
    found.push(bytes.slice(at, end));
    at = end;
  }
  return found;
}

function linesOf(chunks: readonly Uint8Array[], skipping = false) {
  const splitter = createLineSplitter(skipping);
  const lines: (string | null)[] = [];
  for (const chunk of chunks) splitter.push(chunk, (bytes, start, end) => lines.push(textOf(bytes.slice(start, end))));
  return { lines, rest: textOf(splitter.rest()), skipping: splitter.isSkipping() };
}

describe('lines of a file', () => {
  const text = 'first\n\nthird, longer than the others\nfo\nthe unfinished';

  it.each([1, 2, 3, 4, 5, 6])('are the same however it is cut (%i)', (seed) => {
    expect(linesOf(pieces(text, seed, 3 + seed * 2))).toEqual({
      lines: ['first', '', 'third, longer than the others', 'fo'],
      rest: 'the unfinished',
      skipping: false,
    });
  });

  it.each([maxLineBytes - 1, maxLineBytes, maxLineBytes + 1])(
    'are left out where longer than fits: %i bytes',
    (length) => {
      const long = 'x'.repeat(length);
      const lines = length <= maxLineBytes ? ['a', long, 'b'] : ['a', 'b'];
      for (const most of [1_000, 60_000, 1_000_000])
        expect(linesOf(pieces(`a\n${long}\nb\n`, 1, most)).lines).toEqual(lines);
    },
  );

  it('go on after the rest of one that was too long', () => {
    expect(linesOf([bytesOf('end of talk\nnext\n')], true).lines).toEqual(['next']);
    expect(linesOf([bytesOf('end of talk')], true)).toEqual({ lines: [], rest: null, skipping: true });
  });

  it('never reach into a line before, whatever its length', () => {
    const lines = ['x'.repeat(40), 'short', 'y'.repeat(90_000), 'z', 'x'.repeat(20_000)];
    for (const seed of [1, 2, 3]) expect(linesOf(pieces(`${lines.join('\n')}\n`, seed, 700)).lines).toEqual(lines);
  });
});

describe('the last bytes before a place', () => {
  const text = `${'0123456789'.repeat(30)}\n${'abcdefghij'.repeat(3)}\nshort\nunfinished`;

  it.each([1, 5, 40, 200, 1_000])('are the same in pieces of up to %i bytes', (most) => {
    for (const before of ['', 'what was read the last time']) {
      const tail = createFileTail(bytesOf(before));
      const splitter = createLineSplitter();
      for (const chunk of pieces(text, most, most))
        tail.push(
          chunk,
          splitter.push(chunk, () => undefined),
        );
      expect(textOf(tail.bytes(false))).toBe(text.slice(-64));
      expect(textOf(tail.bytes(true))).toBe(text.slice(0, -'unfinished'.length).slice(-64));
    }
  });

  it('reach back to what was read before', () => {
    const tail = createFileTail(bytesOf('x'.repeat(64)));
    tail.push(bytesOf('ab\ncd'), 3);
    expect([tail.bytes(true), tail.bytes(false)].map(textOf)).toEqual([
      `${'x'.repeat(61)}ab\n`,
      `${'x'.repeat(59)}ab\ncd`,
    ]);
    expect(textOf(createFileTail(bytesOf('old')).bytes(true))).toBe('old');
  });
});
