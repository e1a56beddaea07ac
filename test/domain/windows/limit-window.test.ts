import { describe, expect, it } from 'vitest';
import { windowKey, windowOfKey } from '../../../src/domain/windows/limit-window';

describe('the key of a window', () => {
  it.each([[{ limit: 'codex', seconds: 18_000 }], [{ limit: 'a/b', seconds: 60 }]])('%j is read back', (window) => {
    expect(windowOfKey(windowKey(window))).toEqual(window);
  });

  it.each(['title', 'codex/', '/60', 'codex/6x'])('is not read from %s', (text) => {
    expect(windowOfKey(text)).toBeNull();
  });
});
