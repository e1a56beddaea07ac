// Messages between the scripts of the extension. Their content and their handling are in engine/messages.
import { browser } from 'wxt/browser';

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/** Sends one message to the background; resolves with its answer, rejects when there is no listener. */
export function sendToBackground(message: object): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/**
 * Listens to every message. `route` returns the answer, or null for a message it does not handle. The browser keeps the
 * background awake until the answer is sent. Call this before the background's first `await`; otherwise the message that
 * woke it is lost.
 */
export function listenToMessages(route: (message: unknown, sender: Sender) => Promise<unknown> | null): void {
  browser.runtime.onMessage.addListener((message, sender, answer) => {
    const answered = route(message, sender);
    void answered?.then(answer);
    return answered !== null;
  });
}
