// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { StorageFacts, type StorageFactsProps } from '../../../src/show/diagnostics/storage-facts';
import { SurroundingsProvider } from '../../../src/show/parts/surroundings';

const now = Date.UTC(2026, 10, 21, 12);
const usual = { state: 'open', usedBytes: null, quotaBytes: null, observations: null, oldestAt: null } as const;

function kept(storage: Pick<StorageFactsProps['storage'], 'persistent' | 'persistAsked'>): string {
  render(
    <SurroundingsProvider
      value={{ place: { zone: 'UTC', locale: 'en-GB' }, present: { now: () => now, subscribe: () => () => {} } }}
    >
      <StorageFacts storage={{ ...usual, ...storage }} />
    </SurroundingsProvider>,
  );
  return screen.getByText('Kept').nextSibling?.textContent ?? '';
}

afterEach(cleanup);

describe('how long what is stored is kept', () => {
  it.each([
    [{ persistent: true, persistAsked: { at: now, kept: true } }, /^for good/],
    [{ persistent: null }, /does not say/],
    [{ persistent: false }, /^until the browser needs the room$/],
    [{ persistent: false, persistAsked: null }, /it is asked once you keep something here/],
    [{ persistent: false, persistAsked: { at: now, kept: false } }, /asked .*21 Nov.*it did not promise/],
  ])('%j', (storage, says) => {
    expect(kept(storage)).toMatch(says);
  });
});
