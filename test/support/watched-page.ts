// A page that is not a browser: the real fetch, a real XMLHttpRequest and a server of its own, behind a window of plain parts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Window } from 'happy-dom';
import { knowsRequest } from '../../src/observe/interceptor/known-address';
import type { PageWindow } from '../../src/observe/interceptor/natives';
import type { KnowsRequest } from '../../src/observe/interceptor/report';
import { watchPage } from '../../src/observe/interceptor/watch-page';
import type { SeenResponse } from '../../src/observe/page-messages';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Stage {
  readonly page: PageWindow;
  readonly origin: string;
  readonly posted: { message: SeenResponse; origin: string }[];
  /** Paths the server was asked for. */
  readonly asked: string[];
  readonly knows: KnowsRequest;
  readonly watch: () => void;
  /** What the browser says when the page is left, or goes to the back/forward cache. */
  readonly leave: () => void;
  /** Resolves once a message was posted, or after as long as it takes to be sure that none will be. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves `answer` on loopback and lays out a page of that origin; nothing is watched until `watch()`. */
export async function layStage(answer: Answer): Promise<Stage> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const posted: Stage['posted'] = [];
  const happy = new Window({ url: `${origin}/codex/settings/usage` });
  // In a browser `open` is the prototype's own; here it is inherited from a class all windows share.
  const xhr = happy.XMLHttpRequest.prototype;
  Object.defineProperty(xhr, 'open', { value: xhr.open, writable: true, enumerable: true, configurable: true });
  const { Request, URL, TextDecoder } = globalThis;
  // The blobs of this window are not the ones the real `Response` knows.
  class Response extends globalThis.Response {
    constructor(body: BodyInit | Blob | null) {
      super(body instanceof happy.Blob ? (body as unknown as Blob).stream() : (body as BodyInit | null));
    }
  }
  const leaving: (() => void)[] = [];
  const page = {
    Request,
    Response,
    URL,
    TextDecoder,
    addEventListener: (type: string, listener: () => void) => void (type === 'pagehide' && leaving.push(listener)),
    fetch: (...args: Parameters<typeof fetch>) => globalThis.fetch(...args),
    XMLHttpRequest: happy.XMLHttpRequest,
    document: { baseURI: `${origin}/codex/settings/usage` },
    origin,
    location: { origin },
    postMessage: (message: SeenResponse, to: string) => void posted.push({ message, origin: to }),
  } as unknown as PageWindow;
  const knows: KnowsRequest = (method, url, at) => {
    const { origin: asked, href } = new URL(typeof url === 'string' || url instanceof URL ? url : url.url, at.baseURI);
    return asked === origin && knowsRequest(method, href.replace(origin, 'https://chatgpt.com'), at);
  };
  return {
    page,
    origin,
    posted,
    asked,
    knows,
    watch: () => watchPage(page, knows),
    leave: () => {
      for (const listener of leaving.splice(0)) listener();
    },
    // The copy is read in turns of the event loop that follow the page's own; ten idle turns outlast it on loopback.
    settled: async () => {
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
    },
    close: async () => {
      await happy.happyDOM.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
