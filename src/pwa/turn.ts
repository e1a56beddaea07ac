/**
 * Resolves in a later turn of the event loop, so that what follows is a task of its own: the browser can draw and answer the
 * user between two of them.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // A timer would wait for 4 ms where timers are nested.
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
