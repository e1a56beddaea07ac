import { describe, expect, it } from 'vitest';
import { showAppBadge } from '../../src/browser/app-badge';

describe('the number on the app’s icon', () => {
  it('is set, taken away, and at nothing left is a mark without a number', async () => {
    const done: unknown[] = [];
    const navigator = {
      setAppBadge: async (count?: number) => void done.push(count ?? 'mark'),
      clearAppBadge: async () => void done.push('none'),
    };
    for (const count of [38, 0, null]) await showAppBadge(navigator, count);
    expect(done).toEqual([38, 'mark', 'none']);
  });

  it('is nothing to do where icons carry none', async () => {
    await expect(showAppBadge({}, 38)).resolves.toBeUndefined();
    await expect(showAppBadge({}, null)).resolves.toBeUndefined();
  });
});
