/**
 * Resolves in a later turn of the event loop, so that the following code is a separate task. The browser can draw and react
 * to the user between two tasks.
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
