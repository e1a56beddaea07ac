/** Whether an address is one of ours; it may be relative to `at.baseURI`. What it throws counts as no. */
export type KnowsAddress = (url: string, at: Pick<Document, 'baseURI'>) => boolean;

/** Takes a piece of text: a body, or the data of one frame of a stream. */
export type Take = (text: string) => void;

/**
 * Says what came of a request of ours. `url` is where the answer really came from, after redirects; `read` reads a copy
 * of the body, `readFrames` a copy of a stream frame by frame. Neither is called unless that is wanted.
 */
export type ReportResponse = (
  url: string,
  status: number,
  header: (name: string) => string | null,
  startedAt: number,
  read: (take: Take) => void,
  readFrames: ((take: Take) => void) | null,
) => void;
