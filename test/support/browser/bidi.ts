// WebDriver BiDi straight over its websocket: what Firefox speaks, without a driver in between.
import WebSocket from 'ws';

/** A value as BiDi spells it in answers. */
interface Remote {
  readonly type: string;
  readonly value?: unknown;
}

export interface Bidi {
  readonly send: <T = Record<string, unknown>>(method: string, params?: object) => Promise<T>;
  /** Runs source text in a browsing context; what it returns must survive JSON. */
  readonly run: <T>(context: string, source: string) => Promise<T>;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a session on `ws://…/session` with every secure connection through the proxy and test certificates accepted. */
export async function startSession(address: string, proxyPort: number): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  socket.on('message', (data) => {
    const { id, result, error, message } = JSON.parse(String(data));
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result as never);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection'));
    waiting.clear();
  });

  const send: Bidi['send'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last++;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  const run: Bidi['run'] = async (context, source) => {
    const answer = await send<{ type: string; result?: Remote; exceptionDetails?: { text: string } }>(
      'script.evaluate',
      {
        expression: `Promise.resolve(${source}).then((value) => JSON.stringify(value))`,
        target: { context },
        awaitPromise: true,
      },
    );
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    const { type, value } = answer.result ?? { type: 'undefined' };
    return (type === 'undefined' ? undefined : JSON.parse(String(value))) as never;
  };

  const host = `127.0.0.1:${proxyPort}`;
  const proxy = { proxyType: 'manual', sslProxy: host, httpProxy: host, noProxy: ['localhost', '127.0.0.1'] };
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true, proxy } } });
  return { send, run, close: () => socket.close() };
}
