/** Whether a request is one to an endpoint; a relative address counts from `at.baseURI`. What it throws counts as no. */
export type KnowsRequest = (method: string, url: string | URL | Request, at: Pick<Document, 'baseURI'>) => boolean;

/** Takes a body's text, or the data of one frame of a stream. */
export type Take = (text: string) => void;

/**
 * Called when a request is sent: returns the function that reports its response; false where the request is not one of
 * ours.
 */
export type Follow = (method: string, url: string | URL | Request) => ReportResponse | false;

/** Reports the response to a known request. */
export type ReportResponse = (
  /** Where the response really came from, after redirects. */
  url: string,
  status: number,
  header: (name: string) => string | null,
  /** Makes a copy of the response. Not called unless its body is wanted. */
  copy: () => Response,
  /** The page's own response, where it may be a stream that goes on. */
  original?: Response,
) => void;
