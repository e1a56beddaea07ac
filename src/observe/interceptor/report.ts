/** Whether an address is one of the endpoints; it may be relative to `at.baseURI`. What it throws counts as no. */
export type KnowsAddress = (url: string, at: Pick<Document, 'baseURI'>) => boolean;

/** Takes a body's text, or the data of one frame of a stream. */
export type Take = (text: string) => void;

/** Reports the response to a request of a known address. */
export type ReportResponse = (
  /** Where the response really came from, after redirects. */
  url: string,
  status: number,
  header: (name: string) => string | null,
  /** When the request left, by the device's clock. */
  startedAt: number,
  /** Makes a copy of the response. Not called unless its body is wanted. */
  copy: () => Response,
  /** The page's own response, where it may be a stream that goes on. */
  original?: Response,
) => void;
