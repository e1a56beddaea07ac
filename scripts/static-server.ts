// Serves a folder of static files as a host such as GitHub Pages does: compressed, with content types. Unknown paths get
// the app, which has its own routes.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};
const compressed = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.wasm']);

export interface StaticServer {
  readonly port: number;
  readonly origin: string;
  /** Every path asked for so far, oldest first. */
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts serving `folder` on localhost. Port 0 lets the system choose. Rejects when the port is taken. */
export async function serveFolder(folder: string, port = 0): Promise<StaticServer> {
  const log: string[] = [];
  const server = createServer(answerFrom(folder, log));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const listening = (server.address() as AddressInfo).port;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port: listening, origin: `http://localhost:${listening}`, log, close };
}

/** Answers requests with the files of `folder`, and notes each path in `log`. */
export function answerFrom(folder: string, log: string[]) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const pathname = pathOf(request.url ?? '/');
    log.push(pathname);
    const acceptsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    sendFile(response, fileOf(folder, pathname), acceptsGzip);
  };
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '/';
  }
}

function fileOf(folder: string, pathname: string): string {
  // `normalize` keeps `..` inside the folder.
  const path = join(folder, normalize(`/${pathname}`));
  return existsSync(path) && statSync(path).isFile() ? path : join(folder, 'index.html');
}

function sendFile(response: ServerResponse, path: string, acceptsGzip: boolean): void {
  const kind = extname(path);
  const bytes = readFileSync(path);
  const gzip = acceptsGzip && compressed.has(kind);
  response.writeHead(200, {
    'content-type': types[kind] ?? 'application/octet-stream',
    // The content behind a name with a hash never changes. Everything else is revalidated.
    'cache-control': /-[\w-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(gzip && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
  });
  response.end(gzip ? gzipSync(bytes) : bytes);
}
