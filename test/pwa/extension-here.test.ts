import { describe, expect, it, vi } from 'vitest';

import { isExtensionHere, noteExtension } from '../../src/pwa/extension-here';
import { createMemoryValues } from '../../src/pwa/values';

describe('word left for the app’s worker', () => {
  it('says whether an extension tells beside the app, and is written only when that changes', async () => {
    const values = createMemoryValues();
    const set = vi.spyOn(values, 'set');
    await noteExtension(values, false);
    expect([await isExtensionHere(values), set.mock.calls.length]).toEqual([false, 0]);
    await noteExtension(values, true);
    await noteExtension(values, true);
    expect([await isExtensionHere(values), set.mock.calls.length]).toEqual([true, 1]);
    await noteExtension(values, false);
    expect(await isExtensionHere(values)).toBe(false);
  });
});
