// Messages between the app's page and our content script in it, over `postMessage` in one window. Other scripts post there
// too, so each message carries a marker and is checked.

/** From the app to the extension. */
type ToExtension =
  | { readonly headroom: 'app'; readonly say: 'hello' }
  | { readonly headroom: 'app'; readonly say: 'pull'; readonly id: number; readonly pull: unknown };

/** From the extension to the app. */
type ToApp =
  | { readonly headroom: 'extension'; readonly say: 'here' | 'changed' | 'gone' }
  | { readonly headroom: 'extension'; readonly say: 'delta'; readonly id: number; readonly delta: unknown };

type PageWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'postMessage' | 'location'>;

export interface BridgeChannel {
  /** Resolves with the extension's answer; rejects when none comes in 20 s. */
  readonly ask: (pull: unknown) => Promise<unknown>;
  readonly close: () => void;
}

/** Longer than a cold worker needs to pack a month. Nothing on the screen waits for it. */
const timeoutMs = 20_000;

/**
 * Opens the app's end. `onNews` is called when an extension answers and whenever it says that something changed; `onGone`
 * when it was updated or removed.
 */
export function openBridgeChannel(page: PageWindow, onNews: () => void, onGone: () => void): BridgeChannel {
  const waiting = new Map<number, { answer: (delta: unknown) => void; fail: (error: Error) => void }>();
  let lastId = 0;

  const listener = (event: MessageEvent) => {
    const message = toApp(event, page);
    if (!message) return;
    if (message.say === 'here' || message.say === 'changed') onNews();
    if (message.say === 'gone') onGone();
    if (message.say !== 'delta') return;
    waiting.get(message.id)?.answer(message.delta);
    waiting.delete(message.id);
  };
  page.addEventListener('message', listener);
  const send = (message: ToExtension) => page.postMessage(message, page.location.origin);
  send({ headroom: 'app', say: 'hello' });

  return {
    ask: (pull) =>
      new Promise((answer, fail) => {
        lastId += 1;
        const id = lastId;
        waiting.set(id, { answer, fail });
        setTimeout(() => {
          if (waiting.delete(id)) fail(new Error('The extension did not answer.'));
        }, timeoutMs);
        send({ headroom: 'app', say: 'pull', id, pull });
      }),
    close: () => page.removeEventListener('message', listener),
  };
}

/** The message, if it comes from this window and address and has our form; else null. */
function toApp({ source, origin, data }: MessageEvent, page: PageWindow): ToApp | null {
  const isOurs = source === (page as unknown) && origin === page.location.origin;
  if (!isOurs || typeof data !== 'object' || data === null || data.headroom !== 'extension') return null;
  if (['here', 'changed', 'gone'].includes(data.say)) return data as ToApp;
  return data.say === 'delta' && Number.isInteger(data.id) ? (data as ToApp) : null;
}
