import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hmacSha256 } from '../../../src/domain/hashing/hmac-sha256';

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
const lengths = [0, 1, 20, 55, 56, 63, 64, 65, 119, 120, 128, 300];

describe('hmacSha256', () => {
  it.each(lengths)('agrees with another implementation under a key of %i bytes, whatever the message', (length) => {
    const mac = hmacSha256(bytes(length));
    for (const message of lengths.map(bytes))
      expect(Buffer.from(mac(message)).toString('hex')).toBe(
        createHmac('sha256', bytes(length)).update(message).digest('hex'),
      );
  });

  // RFC 4231, test case 2.
  it('agrees with the test vectors of RFC 4231', () => {
    const ascii = (text: string) => new TextEncoder().encode(text);
    expect(Buffer.from(hmacSha256(ascii('Jefe'))(ascii('what do ya want for nothing?'))).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
