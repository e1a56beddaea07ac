// A real relay on loopback: @nostr-relay with its SQLite store, behind a small WebSocket host. It can be killed and started
// again on its port, wiped, slowed down, and made to want proof of who writes (NIP-42).
import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogLevel } from '@nostr-relay/common';
import { NostrRelay } from '@nostr-relay/core';
import { EventRepositorySqlite } from '@nostr-relay/event-repository-sqlite';
import { Validator } from '@nostr-relay/validator';
import { type WebSocket, WebSocketServer } from 'ws';

interface RelayOptions {
  /** A write is refused until its author proved its key. */
  readonly wantsAuth?: boolean;
  /** The largest message, in bytes; a larger one is answered with a notice alone, as strfry does. */
  readonly mostBytes?: number;
  /** A key pair for TLS: the relay is at `wss:` then, behind whatever name leads to its port. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** What the relay says of itself (NIP-11). */
  readonly info?: Readonly<Record<string, unknown>>;
}

export interface TestRelay {
  readonly url: string;
  readonly port: number;
  /** Everything it holds, as JSON lines: what its operator can read. */
  readonly dump: () => string;
  /** Events it holds. */
  readonly count: () => number;
  /** Messages of this type that clients sent. */
  readonly received: (type: string) => number;
  /** Answers each message this much later. */
  slow: number;
  /** Ends the process of the relay as `kill -9` would: connections drop, what was acknowledged stays. */
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Loses everything. */
  readonly wipe: () => void;
  readonly stop: () => Promise<void>;
}

let files = 0;

export async function startRelay(options: RelayOptions = {}): Promise<TestRelay> {
  files += 1;
  const file = join(tmpdir(), `headroom-relay-${process.pid}-${files}.sqlite`);
  const counts = new Map<string, number>();
  let store = new EventRepositorySqlite(file);
  let running: { readonly server: Server; readonly relay: NostrRelay } | null = null;

  /** NIP-62, which the package does not know. */
  const vanish = ([type, event]: readonly [string, { kind: number; pubkey: string }]) => {
    if (type !== 'EVENT' || event.kind !== 62) return;
    store.getDatabase().prepare('DELETE FROM events WHERE author = ?').run(event.pubkey);
  };

  const start = async (port: number) => {
    store = new EventRepositorySqlite(file);
    await store.init();
    const hostname = options.wantsAuth ? { hostname: '127.0.0.1' } : {};
    const relay = new NostrRelay(store, { ...hostname, logLevel: LogLevel.ERROR, filterResultCacheTtl: 0 });
    const validator = new Validator();
    const answer: RequestListener = (request, response) => {
      const wantsInfo = request.headers.accept === 'application/nostr+json' && options.info;
      response.setHeader('access-control-allow-origin', '*');
      response.end(wantsInfo ? JSON.stringify(options.info) : '<!doctype html>A relay');
    };
    const server = options.tls ? createTlsServer(options.tls, answer) : createServer(answer);
    const sockets = new WebSocketServer({ server });
    const authors = new WeakMap<WebSocket, Set<string>>();
    /** What this host says instead of the relay; null where the relay answers. */
    const refusal = (socket: WebSocket, [type, content]: readonly [string, ...unknown[]]): string | null => {
      const { id, pubkey } = content as { id: string; pubkey: string };
      if (type === 'AUTH') authors.set(socket, (authors.get(socket) ?? new Set()).add(pubkey));
      const isUnknown = type === 'EVENT' && options.wantsAuth && !authors.get(socket)?.has(pubkey);
      return isUnknown ? JSON.stringify(['OK', id, false, 'auth-required: prove your key']) : null;
    };
    const handle = async (socket: WebSocket, data: Buffer) => {
      if (data.length > (options.mostBytes ?? 131_072)) return socket.send('["NOTICE","error: message too large"]');
      const message = await validator.validateIncomingMessage(data);
      counts.set(message[0], (counts.get(message[0]) ?? 0) + 1);
      if (testRelay.slow > 0) await new Promise((resolve) => setTimeout(resolve, testRelay.slow));
      const refused = refusal(socket, message as never);
      if (refused !== null) return socket.send(refused);
      vanish(message as never);
      await relay.handleMessage(socket, message);
    };
    sockets.on('connection', (socket) => {
      relay.handleConnection(socket);
      socket.on('message', (data) => void handle(socket, data as Buffer).catch(() => undefined));
      socket.on('close', () => relay.handleDisconnect(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    running = { server, relay };
    return (server.address() as { port: number }).port;
  };
  const kill = async () => {
    const { server, relay } = running ?? {};
    running = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await relay?.destroy();
    await store.destroy();
  };
  const rows = () => store.getDatabase().prepare('SELECT * FROM events').all();

  const testRelay: TestRelay = {
    url: '',
    port: 0,
    slow: 0,
    dump: () =>
      rows()
        .map((row) => JSON.stringify(row))
        .join('\n'),
    count: () => rows().length,
    received: (type) => counts.get(type) ?? 0,
    kill,
    restart: async () => void (await start(port)),
    wipe: () => {
      for (const table of ['events', 'generic_tags']) store.getDatabase().prepare(`DELETE FROM ${table}`).run();
    },
    stop: async () => {
      await kill();
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    },
  };
  const port = await start(0);
  return Object.assign(testRelay, { url: `ws://127.0.0.1:${port}`, port });
}
