// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { StorageReport } from '../../../src/engine/ports/app-ports';
import { StorageFacts } from '../../../src/ui/diagnostics/storage-facts';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 12);
const usual = {
  state: 'open',
  usedBytes: null,
  quotaBytes: null,
  observations: null,
  oldestAt: null,
  damaged: [],
} as const;

function fact(name: string, storage: Partial<StorageReport>): string {
  renderScreen(<StorageFacts storage={{ ...usual, persistent: null, ...storage }} />, {
    now,
    place: { zone: 'UTC', locale: 'en-GB' },
  });
  return screen.getByText(name).nextSibling?.textContent ?? '';
}

describe('how long what is stored is kept', () => {
  it.each([
    [{ persistent: true, persistAsked: { at: now, kept: true } }, 'for good: the browser promised'],
    [{ persistent: null }, 'the browser does not say'],
    [{ persistent: false }, 'until the browser needs the space'],
    [
      { persistent: false, persistAsked: null },
      'until the browser needs the space; Headroom asks for more once you keep something here',
    ],
    [
      { persistent: false, persistAsked: { at: now, kept: false } },
      'until the browser needs the space; asked Sat 21 Nov, 12:00, it did not promise more',
    ],
  ])('%j', (storage, says) => {
    expect(fact('Kept', storage)).toBe(says);
  });
});

describe('how much is stored', () => {
  it('is said in a unit one can take in', () => {
    expect(fact('Size', { usedBytes: 2_800_000, quotaBytes: 10_740_200_000 })).toBe('2.8 MB of 10.7 GB allowed');
  });
});

it('names what was damaged', () => {
  expect(fact('Damaged', { damaged: ['folds', 'events'] })).toBe('folds, events: set aside and rebuilt');
});
