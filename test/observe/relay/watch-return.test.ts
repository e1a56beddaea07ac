import { describe, expect, it } from 'vitest';
import { watchReturn } from '../../../src/observe/relay/watch-return';

describe('coming back to a usage page', () => {
  function returns({
    visibility = 'visible',
    pathname = '/codex/settings/usage',
    age = 300_000,
    seen = null as number | null,
  }) {
    let count = 0;
    const document = Object.assign(new EventTarget(), { visibilityState: visibility });
    const page = { document, location: { pathname, hash: '' } } as unknown as Window;
    watchReturn({
      page,
      now: () => 1_000_000,
      openedAt: 1_000_000 - age,
      lastUsageAt: () => seen,
      onReturn: () => count++,
    });
    document.dispatchEvent(new Event('visibilitychange'));
    return count;
  }

  it('is noticed where the page is visible and old', () => {
    expect(returns({})).toBe(1);
    expect(returns({ seen: 700_000 })).toBe(1);
  });

  it('is nothing where it is hidden, another page, new, or its figures are', () => {
    expect(returns({ visibility: 'hidden' })).toBe(0);
    expect(returns({ pathname: '/codex' })).toBe(0);
    expect(returns({ age: 299_999 })).toBe(0);
    expect(returns({ seen: 700_001 })).toBe(0);
  });
});
