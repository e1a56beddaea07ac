// A small server that plays chatgpt.com's Codex pages: same paths, same kind of headers, scripted answers. Never ships.
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from './certificate';
import { pageHtml } from './page';
import type { Replies, Reply, Scenario } from './scenario';
import { type ScenarioName, scenarios } from './scenarios';
import { grownOlder } from './shift-to-now';

export interface DemoOptions {
  /** Which account new tabs play; `plus` unless said otherwise. A tab can choose another by `?scenario=`. */
  readonly scenario?: ScenarioName;
  /** The site's clock, epoch ms. */
  readonly now?: () => number;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** TLS with the test certificate (the default), or plain HTTP to look at the page without the extension. */
  readonly tls?: boolean;
}

/** One request as it reached the server. */
interface DemoRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface DemoSite {
  readonly port: number;
  /** Where it listens: https://127.0.0.1:PORT. The extension meets it as https://chatgpt.com, by a mapped name. */
  readonly origin: string;
  /** Every request so far, oldest first. */
  readonly log: readonly DemoRequest[];
  /** Lets tabs opened from now on play another account. */
  readonly show: (scenario: ScenarioName) => void;
  /** Adds or replaces an account; tabs reach it by `?scenario=NAME`. */
  readonly add: (name: string, scenario: Scenario) => void;
  /** What the page's own button does: the next thing happens to that account. */
  readonly advance: (scenario: string) => void;
  /** Answers a pathname in every scenario, whatever the scenario says, until `null` takes it back. */
  readonly answer: (path: string, reply: Reply | Handler | null) => void;
  readonly close: () => Promise<void>;
}

/** For answers that are no plain reply: streams, hang-ups. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Played {
  scenario: Scenario;
  step: number;
  since: number;
}

const api = '/backend-api';
const assets = {
  '/demo/page.js': 'text/javascript',
  '/demo/draw.js': 'text/javascript',
  '/demo/page.css': 'text/css',
  '/demo/worker.js': 'text/javascript',
};

/** Starts the site. `close()` it when done. */
export async function createDemoSite(options: DemoOptions = {}): Promise<DemoSite> {
  const { now = Date.now, port = 0, tls = true } = options;
  const log: DemoRequest[] = [];
  const overrides = new Map<string, Reply | Handler>();
  const played = new Map<string, Played>(
    Object.entries(scenarios).map(([name, scenario]) => [name, { scenario, step: 0, since: now() }]),
  );
  let shown: string = options.scenario ?? 'plus';

  const handle: Handler = (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const { pathname } = new URL(url, 'https://chatgpt.com');
    log.push({ method, path: url, host: headers.host ?? '', headers });
    const asset = assets[pathname as keyof typeof assets];
    if (asset) return send(response, { type: asset, text: readAsset(pathname) });
    const override = overrides.get(pathname);
    if (typeof override === 'function') return override(request, response);
    if (override) return send(response, override);
    if (pathname.startsWith(api)) return send(response, answerOf(request, pathname.slice(api.length)));
    if (pathname === '/api/auth/session') return send(response, { body: { accessToken: 'demo-session-token' } });
    sendPage(response);
  };

  // The page's bearer token names the account, as it does in life; a cookie alone is answered 401.
  const answerOf = (request: IncomingMessage, path: string): Reply => {
    const name = /^Bearer demo\.([\w-]+)\./.exec(request.headers.authorization ?? '')?.[1];
    const account = name ? played.get(name) : undefined;
    if (!account) return { status: 401, body: { detail: 'Unauthorized' } };
    if (request.method === 'POST') return redeem(account, path);
    const replies: Replies = account.scenario.replies(account.since, account.step);
    const reply = replies[path];
    if (reply?.body) return { ...reply, body: grownOlder(reply.body, now() - account.since) };
    return reply ?? { status: 404, body: { detail: 'Not Found' } };
  };

  const redeem = (account: Played, path: string): Reply => {
    if (!path.endsWith('/consume')) return { status: 405, body: { detail: 'Method Not Allowed' } };
    const done = account.scenario.next !== undefined && account.step === 0;
    if (done) Object.assign(account, { step: 1, since: now() });
    return { body: { code: done ? 'reset' : 'no_credit', credit: null, windows_reset: done ? 2 : 0 } };
  };

  const sendPage = (response: ServerResponse) => {
    const { html, policy } = pageHtml({
      shown,
      accounts: [...played].map(([name, { scenario }]) => ({ name, ...scenario })),
    });
    response.setHeader('set-cookie', '__Secure-demo-session=demo-cookie-value; Secure; HttpOnly; SameSite=Lax; Path=/');
    // `no-cache` instead of `no-store`: the latter would keep the page out of the back/forward cache.
    const headers = { 'content-security-policy': policy, 'cache-control': 'no-cache' };
    send(response, { type: 'text/html; charset=utf-8', text: html, headers });
  };

  const server = tls ? createTlsServer(certificate, handle) : createHttpServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: listening } = server.address() as AddressInfo;
  return {
    port: listening,
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${listening}`,
    log,
    show: (name) => {
      shown = name;
    },
    add: (name, scenario) => void played.set(name, { scenario, step: 0, since: now() }),
    advance: (name) => {
      const account = played.get(name);
      if (account) Object.assign(account, { step: account.step + 1, since: now() });
    },
    answer: (path, reply) => void (reply ? overrides.set(path, reply) : overrides.delete(path)),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function send(response: ServerResponse, { status = 200, type = 'application/json', headers, body, text }: Reply): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(text ?? JSON.stringify(body));
}

function readAsset(pathname: string): string {
  return readFileSync(new URL(`./page/${pathname.slice('/demo/'.length)}`, import.meta.url), 'utf8');
}
