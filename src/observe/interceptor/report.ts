/** Whether an address is one of ours; it may be relative to `at.baseURI`. What it throws counts as no. */
export type Knows = (url: string, at: Pick<Document, 'baseURI'>) => boolean;

/**
 * Says what came of a request of ours. `url` is where the answer really came from, after redirects; `read` reads a copy
 * of the body and is not called unless that is wanted.
 */
export type Report = (
  url: string,
  status: number,
  header: (name: string) => string | null,
  startedAt: number,
  read: (take: (body: string) => void) => void,
) => void;
