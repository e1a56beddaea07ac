// What the popup's first script holds, bundled here: the popup waits for it before it is drawn. Its size as a whole is held by
// built.test.ts.
import { expect, it } from 'vitest';
import { firstScript, reportModules, sizesOf } from './support/first-script';

it('the first script of the popup holds at most 0.5 KB of reports', async () => {
  const { parts } = await firstScript('entrypoints/popup/main.tsx');
  expect(parts.map(({ path }) => path)).toContain('src/ui/popup/popup.tsx');
  const { bytes, names } = sizesOf(parts, reportModules);
  expect(bytes, `load these later:\n${names}`).toBeLessThanOrEqual(500);
});
