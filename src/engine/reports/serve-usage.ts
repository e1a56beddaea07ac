// The worker's side: calls the backend as messages ask, and sends back what comes of it.

import type { UsageBackend } from './usage-backend';
import type { FromWorker, ToWorker } from './usage-messages';

/** Progress is sent at most this often: a folder has thousands of small files, and nobody reads faster. */
const progressMs = 250;

/** Returns what handles a message to the worker. `send` carries messages to the page. */
export function serveUsage(
  backend: UsageBackend,
  send: (message: FromWorker) => void,
  now: () => number,
): (message: ToWorker) => void {
  const running = new Map<number, { readonly stop: AbortController; merged: (added: number | null) => void }>();
  const answer = (id: number, work: Promise<unknown>) =>
    work.then(
      (result) => send({ type: 'done', id, result }),
      (error: unknown) => send({ type: 'failed', id, message: error instanceof Error ? error.name : 'Error' }),
    );
  const read = async (id: number, request: Extract<ToWorker, { type: 'read' }>['request']) => {
    const call = { stop: new AbortController(), merged: (_: number | null): void => undefined };
    running.set(id, call);
    let sentAt = Number.NEGATIVE_INFINITY;
    try {
      return await backend.read(request, {
        signal: call.stop.signal,
        progress: (progress) => {
          if (now() - sentAt < progressMs) return;
          sentAt = now();
          send({ type: 'progress', id, progress });
        },
        merge: (observations) =>
          new Promise((resolve, reject) => {
            call.merged = (added) => (added === null ? reject(new Error('not stored')) : resolve(added));
            send({ type: 'merge', id, observations });
          }),
      });
    } finally {
      running.delete(id);
    }
  };
  return (message) => {
    const { id } = message;
    switch (message.type) {
      case 'read':
        return void answer(id, read(id, message.request));
      case 'ask':
        return void answer(id, backend.ask(message.name, message.question as never, message.options));
      case 'add':
        return void answer(id, backend.add(message.sessions, message.account));
      case 'forget':
        return void answer(id, backend.forget(message.account));
      case 'share':
        return void answer(id, backend.shareDays(message.device, message.now, message.options));
      case 'stop':
        return running.get(id)?.stop.abort();
      case 'merged':
        return running.get(id)?.merged(message.added);
    }
  };
}
