import { expect, it } from 'vitest';
import { pageLoad } from '../../../src/observe/relay/page-load';

const documentOf = (timeOrigin: number) => ({ performance: { timeOrigin } });

it('is the same for a page and its frames, and another for its next load', () => {
  const top = documentOf(1_790_000_000_000.5);
  const [page, frame] = [
    { ...top, top },
    { ...documentOf(1_790_000_000_900), top },
  ];
  expect(pageLoad(frame)).toBe(pageLoad(page));
  expect(pageLoad({ top: documentOf(1_790_000_060_000) })).not.toBe(pageLoad(page));
});

it('is one for all loads inside a page of another site', () => {
  const foreign = {
    get top(): never {
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
    },
  };
  expect([pageLoad(foreign), pageLoad({ top: null })]).toEqual(['framed', 'framed']);
});
