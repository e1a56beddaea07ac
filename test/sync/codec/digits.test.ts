import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromBase64Url, toBase64Url } from '../../../src/sync/codec/base64url';
import { fromDigits, toDigits } from '../../../src/sync/codec/digits';

const anyBytes = fc.uint8Array({ maxLength: 200 });

describe('digits', () => {
  it('give back the bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect([...(fromDigits(toDigits(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('cost at most 41 for 17 bytes', () => {
    expect(toDigits(new Uint8Array(17 * 10).fill(255))).toHaveLength(410);
  });

  it.each(['1', '12a', '999', `${'9'.repeat(41)}`, ' 123', '-12'])(
    'refuse %s, which no bytes are spelled as',
    (text) => {
      expect(fromDigits(text)).toBeNull();
    },
  );
});

describe('base64url', () => {
  it('gives back the bytes and agrees with Node', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...(fromBase64Url(toBase64Url(bytes)) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('refuses what is not base64', () => {
    expect(fromBase64Url('a')).toBeNull();
    expect(fromBase64Url('ab c')).toBeNull();
  });
});
