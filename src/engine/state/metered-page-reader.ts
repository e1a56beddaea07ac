import type { PageReader } from './page-reader';

/**
 * A reader that measures how long each tab's messages kept the thread busy, in ms by `clock`. Waiting for the database is
 * not counted, because the tab does not cause it.
 */
export function meteredPageReader(
  reader: PageReader,
  clock: () => number,
  spend: (tab: string, ms: number) => void,
): PageReader {
  const metered = <T>(tab: string | null, work: () => T): T => {
    const begunAt = clock();
    try {
      return work();
    } finally {
      spend(tab ?? '', clock() - begunAt);
    }
  };
  return {
    ...reader,
    read: (state, response, tab, now) => metered(tab, () => reader.read(state, response, tab, now)),
    preview: (state, received, deps) =>
      metered(received.dated.exchange.tab, () => reader.preview(state, received, deps)),
  };
}
