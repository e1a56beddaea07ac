import { expect, it } from 'vitest';
import type { CliProgress } from '../../../src/engine/ports/session-file-ports';
import { describeProgress } from '../../../src/ui/session-files/describe-progress';
import { testTranslator } from '../../support/translator';

const begun: CliProgress = {
  files: 1_204,
  filesDone: 312,
  readings: 0,
  bytes: 412_000_000,
  bytesDone: 96_000_000,
  leftMs: null,
};

it.each([
  [{ files: 0 }, 'Looking for session files…'],
  [{}, '312 of 1,204 files, 96 of 412 MB'],
  [{ leftMs: 19_200 }, '312 of 1,204 files, 96 of 412 MB, about 20 s left'],
  [{ leftMs: 61_000 }, '312 of 1,204 files, 96 of 412 MB, about 2 min left'],
  // Files grow while they are read.
  [{ bytesDone: 500_000_000 }, '312 of 1,204 files, 500 of 500 MB'],
])('says how far reading has come: %j', (change, text) => {
  expect(testTranslator().spell(describeProgress({ ...begun, ...change }))).toBe(text);
});
