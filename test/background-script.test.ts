// What the background's first script holds, bundled here: a cold start reads it before the badge is set. Growth is noticed by
// `npm run unit` already, before anything is built.
import { beforeAll, describe, expect, it } from 'vitest';
import { firstScript, reportModules, type ScriptPart, sizesOf } from './support/first-script';

/** Bytes, minified. The whole budget is 120 KB; the badge's aim is 100 (bench/extension-sizes.ts). */
const mostBytes = 116_000;

describe('the first script of the background', () => {
  let bytes: number;
  let parts: readonly ScriptPart[];

  beforeAll(async () => {
    ({ bytes, parts } = await firstScript('entrypoints/background.ts'));
  });

  it('stays within its size', () => {
    const largest = parts.slice(0, 25).map(({ path, bytes: own }) => `${own} ${path}`);
    expect(bytes).toBeGreaterThan(80_000);
    expect(bytes, `what the badge does not need belongs in a later script:\n${largest.join('\n')}`).toBeLessThan(
      mostBytes,
    );
  });

  it('holds at most 0.5 KB of reports', () => {
    const { bytes: own, names } = sizesOf(parts, reportModules);
    expect(own, `load these later:\n${names}`).toBeLessThanOrEqual(500);
  });

  it.each([
    ['stores of rows', /^src\/storage\/(?!rows|merge-run|fold-again)/],
    ['Dexie', /dexie/],
    ['explanations of changes', /^src\/domain\/fold\/explain\//],
    ['checks of stored folds and rows', /^src\/domain\/fold\/check-fold|^src\/domain\/check-snapshot|row-checks/],
    [
      'alerts, phones, imports and reports',
      /^src\/engine\/(alerts|imports|exports|session-files|reports|forecast|history)\/|^src\/sync\/(?!handover\/fragment)/,
    ],
    ['screens and their texts', /^src\/(ui|i18n|pwa)\//],
  ])('holds no %s', (_, later) => {
    expect(parts.map(({ path }) => path)).toContain('src/engine/state/page-reader.ts');
    expect(parts.map(({ path }) => path).filter((path) => later.test(path))).toEqual([]);
  });
});
