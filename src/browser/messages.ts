// Messages between the scripts of the extension. What they may say, and what becomes of it, is decided in engine/messages.
import { browser } from 'wxt/browser';

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/** Sends one message to the background; resolves with its answer, rejects when nobody answers. */
export function sendToBackground(message: object): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/**
 * Hears every message. `route` gives the answer, or null for what is not its own; the browser keeps the background awake until
 * the answer is there. To be called before the background's first await: what woke it is delivered only then.
 */
export function listenToMessages(route: (message: unknown, sender: Sender) => Promise<unknown> | null): void {
  browser.runtime.onMessage.addListener((message, sender, answer) => {
    const answered = route(message, sender);
    void answered?.then(answer);
    return answered !== null;
  });
}
