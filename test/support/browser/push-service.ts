// The push services of all browser vendors, on loopback: TLS and no CORS headers, like the real ones. It keeps every
// request, answers as told, and opens what was sent to the test's own subscriptions, by an independent implementation of
// RFC 8291.
import { createECDH, type ECDH, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { certificate } from '../../demo/certificate';
import { isSenderRefused } from '../vapid-subject';

const ece = createRequire(import.meta.url)('http_ece');

interface PushRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A phone's subscription, made by the test instead of a browser's push service. */
export interface TestSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** The plaintext of a request's body. */
  readonly open: (body: Buffer) => string;
}

export interface TestPushService {
  readonly port: number;
  readonly requests: readonly PushRequest[];
  /** Waits for the request after the first `count`. */
  readonly next: (count: number) => Promise<PushRequest>;
  readonly answer: (status: number, headers?: Record<string, string>) => void;
  readonly subscription: (host?: string) => TestSubscription;
  /** Called with each POST that was accepted. */
  onPost: (request: PushRequest) => void;
  readonly close: () => Promise<void>;
}

export const pushHosts = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  'wns2-db5p.notify.windows.com',
] as const;

export async function startPushService(): Promise<TestPushService> {
  const requests: PushRequest[] = [];
  let reply: { status: number; headers: Record<string, string> } = { status: 201, headers: {} };
  const server = createServer(certificate, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, host: headers.host ?? '', path: url, headers, body: Buffer.concat(chunks) };
      requests.push(seen);
      const status = method !== 'POST' ? 405 : isSenderRefused(headers.authorization) ? 401 : reply.status;
      response.writeHead(status, reply.headers).end();
      if (status < 300) service.onPost(seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: TestPushService = {
    port: (server.address() as AddressInfo).port,
    requests,
    next: async (count) => {
      for (const end = Date.now() + 15_000; requests.length <= count; ) {
        if (Date.now() > end) throw new Error(`no request after the first ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return requests[count] as PushRequest;
    },
    answer: (status, headers = {}) => {
      reply = { status, headers };
    },
    subscription: (host = pushHosts[0]) => subscriptionAt(host),
    onPost: () => {},
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return service;
}

function subscriptionAt(host: string): TestSubscription {
  const keys: ECDH = createECDH('prime256v1');
  keys.generateKeys();
  const authSecret = randomBytes(16).toString('base64url');
  return {
    endpoint: `https://${host}/send/${randomBytes(40).toString('base64url')}`,
    p256dh: keys.getPublicKey().toString('base64url'),
    auth: authSecret,
    open: (body) => ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret }).toString('utf8'),
  };
}
