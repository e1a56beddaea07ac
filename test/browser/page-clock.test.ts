import { describe, expect, it } from 'vitest';
import { readerZone } from '../../src/browser/page-clock';

describe('the zone of a reader', () => {
  it('is the one the browser names', () => {
    expect(readerZone('Asia/Kathmandu')).toBe('Asia/Kathmandu');
  });

  it('is UTC where the browser names one it cannot spell', () => {
    expect(readerZone('Etc/Unknown')).toBe('UTC');
  });
});
