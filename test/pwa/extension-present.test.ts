import { describe, expect, it, vi } from 'vitest';

import { isExtensionPresent, rememberExtension } from '../../src/pwa/extension-present';
import { createMemoryValues } from '../../src/pwa/indexed-db-values';

describe('the note for the app’s service worker', () => {
  it('says whether an extension delivers alerts too, and is written only when that changes', async () => {
    const values = createMemoryValues();
    const set = vi.spyOn(values, 'set');
    await rememberExtension(values, false);
    expect([await isExtensionPresent(values), set.mock.calls.length]).toEqual([false, 0]);
    await rememberExtension(values, true);
    await rememberExtension(values, true);
    expect([await isExtensionPresent(values), set.mock.calls.length]).toEqual([true, 1]);
    await rememberExtension(values, false);
    expect(await isExtensionPresent(values)).toBe(false);
  });
});
