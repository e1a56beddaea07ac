import { expect, it } from 'vitest';
import { byteSize } from '../../../src/domain/messages/byte-size';
import { testTranslator } from '../../support/translator';

it.each([
  [0, '0 KB'],
  [1, '1 KB'],
  [99_999, '100 KB'],
  [100_000, '0.1 MB'],
  [2_849_000, '2.8 MB'],
  [10_740_200_000, '10.7 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(testTranslator().spell(byteSize(bytes))).toBe(text);
});
