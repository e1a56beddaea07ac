// The proxy behind which a test browser runs: known names lead to servers on loopback, every other one is refused and
// noted.
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface TestProxy {
  readonly port: number;
  /** Hosts (`name:port`) that were asked for and lead nowhere, in order, without those that browsers ask for by themselves. */
  readonly refused: readonly string[];
  /** Lets a host name lead to a server on loopback, as far as TLS goes (port 443). `*.example` covers its subdomains. */
  readonly map: (host: string, port: number) => void;
  /** Forgets every name and every refusal, and drops what is open. */
  readonly clear: () => void;
  readonly close: () => Promise<void>;
}

// What the browsers themselves ask for on a first start, whatever the flags say. Refused, but not ours to count.
const browsersOwn =
  /^(?:update|www|clients\d|accounts|optimizationguide-pa|content-autofill)\.(?:googleapis|google|gstatic)\.com|\.(?:mozilla\.(?:com|org|net)|firefox\.com)(?::|$)/;

/** Starts a CONNECT proxy on a free port. */
export async function startProxy(): Promise<TestProxy> {
  const mapped = new Map<string, number>();
  const refused: string[] = [];
  const refuse = (host: string) => void (browsersOwn.test(host) || refused.push(host));
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    refuse(request.headers.host ?? String(request.url));
    response.writeHead(502).end();
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    keep(sockets, client);
    const [host = '', port] = (request.url ?? '').split(':');
    const target =
      port === '443' ? (mapped.get(host) ?? mapped.get(`*.${host.split('.').slice(1).join('.')}`)) : undefined;
    if (target === undefined) {
      refuse(request.url ?? '');
      return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    }
    const server = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    keep(sockets, server);
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    map: (host, port) => void mapped.set(host, port),
    clear: () => {
      mapped.clear();
      refused.length = 0;
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}
