// Mozilla's push service as a phone's browser sees it: enough of the autopush protocol for a real Firefox to subscribe, wait
// and decrypt. What is posted while nobody is connected waits, the newest of each topic (RFC 8030 §5.4).
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface MozillaPushServer {
  /** `ws://127.0.0.1:PORT/`: for `dom.push.serverURL`. */
  readonly address: string;
  /** Hands a message to whoever subscribed at this path. */
  readonly deliver: (path: string, body: Buffer, topic: string | undefined) => void;
  /** Codes of messages the browser could not make sense of. */
  readonly refused: readonly number[];
  readonly acknowledged: () => number;
  readonly close: () => Promise<void>;
}

interface Message {
  readonly messageType?: string;
  readonly channelID?: string;
  readonly uaid?: string;
  readonly code?: number;
  readonly updates?: readonly unknown[];
}

const host = 'https://updates.push.services.mozilla.com';

export async function startMozillaPushServer(): Promise<MozillaPushServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const channelByPath = new Map<string, string>();
  const refused: number[] = [];
  let acknowledged = 0;
  let connected: WebSocket | null = null;
  let waiting: { readonly channelID: string; readonly topic: string; readonly body: Buffer }[] = [];

  const say = (message: Record<string, unknown>) => connected?.send(JSON.stringify(message));
  const flush = () => {
    if (!connected) return;
    for (const { channelID, body } of waiting.splice(0)) {
      const data = body.toString('base64url');
      say({ messageType: 'notification', channelID, version: randomUUID(), data, headers: { encoding: 'aes128gcm' } });
    }
  };
  const answers: Record<string, (message: Message) => void> = {
    hello: ({ uaid }) => {
      say({
        messageType: 'hello',
        uaid: uaid || randomUUID().replaceAll('-', ''),
        status: 200,
        use_webpush: true,
        broadcasts: {},
      });
      flush();
    },
    register: ({ channelID = '' }) => {
      const path = `/wpush/v2/${randomUUID()}`;
      channelByPath.set(path, channelID);
      say({ messageType: 'register', channelID, status: 200, pushEndpoint: host + path });
    },
    unregister: ({ channelID }) => say({ messageType: 'unregister', channelID, status: 200 }),
    ack: ({ updates }) => {
      acknowledged += updates?.length ?? 0;
    },
    nack: ({ code }) => void refused.push(code ?? 0),
  };
  server.on('connection', (socket) => {
    connected = socket;
    socket.on('close', () => {
      if (connected === socket) connected = null;
    });
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.messageType) answers[message.messageType]?.(message);
      else socket.send('{}');
    });
  });

  return {
    address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    deliver: (path, body, topic = randomUUID()) => {
      const channelID = channelByPath.get(path);
      if (!channelID) return;
      waiting = [...waiting.filter((each) => each.topic !== topic), { channelID, topic, body }];
      flush();
    },
    refused,
    acknowledged: () => acknowledged,
    close: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What a Firefox needs to trust it, and to show notifications where there is no desktop. */
export function mozillaPushPrefs(address: string): Readonly<Record<string, unknown>> {
  return {
    'dom.push.serverURL': address,
    'dom.push.testing.allowInsecureServerURL': true,
    'dom.push.connection.enabled': true,
    'permissions.default.desktop-notification': 1,
    'alerts.useSystemBackend': false,
    'remote.prefs.recommended': false,
    // The remote agent's own preferences would otherwise remain in the profile.
    'dom.webnotifications.requireuserinteraction': false,
  };
}
