import { expect, it, vi } from 'vitest';
import { createFolder } from '../../../src/domain/fold/folder';
import { databaseParts } from '../../../src/engine/state/database-parts';
import { lazyDatabaseParts } from '../../../src/engine/state/lazy-database-parts';
import { usage, week, win } from '../../support/timeline';

const unreadable = () => {
  throw new Error('/background-database.js is missing from the extension');
};
const readings = [usage(1, [win(week, 90, 100)], { plan: 'plus' }), usage(2, [win(week, 0, 170)], { plan: 'pro' })];

it('reads nothing before something is to be explained', () => {
  const read = vi.fn(() => databaseParts);
  const { foldAll } = createFolder(lazyDatabaseParts(read).explain);
  foldAll('me', [1, 2, 3].map((hours) => usage(hours, [win(week, hours, 100)])).slice(1));
  const before = read.mock.calls.length;
  expect(foldAll('me', readings).events.map(({ type }) => type)).toContain('plan-changed');
  expect(before).toBe(0);
  expect(read).toHaveBeenCalled();
});

it('folds the figures without events where the code cannot be read', () => {
  const { foldAll } = createFolder(lazyDatabaseParts(unreadable).explain);
  const { fold, events } = foldAll('me', readings);
  expect(events).toEqual([]);
  expect(fold.state.windows.map(({ usedPercent }) => usedPercent)).toEqual([0]);
  expect(fold.state.plan?.value).toBe('pro');
});

it('makes no stores where the code cannot be read', () => {
  const parts = lazyDatabaseParts(unreadable);
  expect(() =>
    parts.createStores(
      unreadable,
      async () => 'desk',
      () => 0,
    ),
  ).toThrow('missing from the extension');
});
