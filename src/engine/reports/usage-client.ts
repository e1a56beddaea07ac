// The page's side of the worker that reads session files. The worker is started at the first call and kept: it holds the table
// of responses that reports are made of.

import type { KnownUsage, ReportPorts } from '../ports/report-ports';
import type { ReadHooks, ReadSummary, UsageBackend } from './usage-backend';
import type { FromWorker, ToWorker } from './usage-messages';

/** The part of a Worker that is needed. */
export interface UsageWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
}

interface Call {
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
  readonly hooks?: ReadHooks;
}

/** A backend that says when its answers may have changed. */
export type UsageClient = UsageBackend & Pick<ReportPorts, 'known' | 'onKnown'>;

/** A backend that works in another thread. When the worker fails, its calls reject and the next one starts another. */
export function createUsageClient(start: () => UsageWorker): UsageClient {
  const calls = new Map<number, Call>();
  let [worker, lastId]: [UsageWorker | null, number] = [null, 0];
  const started = (): UsageWorker => {
    if (worker) return worker;
    const made = start();
    worker = made;
    made.onmessage = ({ data }) => receive(data);
    made.onerror = (event) => {
      worker = null;
      for (const { reject } of calls.values()) reject(new Error(event.message || 'the worker failed'));
      calls.clear();
    };
    return made;
  };
  const receive = (message: FromWorker): void => {
    const call = calls.get(message.id);
    if (!call) return;
    if (message.type === 'progress') call.hooks?.progress(message.progress);
    else if (message.type === 'merge') void merge(message.id, message.observations, call.hooks);
    else {
      calls.delete(message.id);
      if (message.type === 'done') call.resolve(message.result as never);
      else call.reject(new Error(message.message));
    }
  };
  const merge = async (id: number, observations: Parameters<ReadHooks['merge']>[0], hooks?: ReadHooks) => {
    const added = await hooks?.merge(observations).catch(() => null);
    started().postMessage({ type: 'merged', id, added: added ?? null });
  };
  const call = <Result>(message: (id: number) => ToWorker, hooks?: ReadHooks): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      lastId += 1;
      const id = lastId;
      calls.set(id, { resolve, reject, ...(hooks && { hooks }) });
      started().postMessage(message(id));
      hooks?.signal.addEventListener('abort', () => worker?.postMessage({ type: 'stop', id }), { once: true });
    });
  const listeners = new Set<() => void>();
  let [known, reading]: [KnownUsage, number] = [{ changes: 0, isReading: false }, 0];
  const tell = (changes: number): void => {
    known = { changes: known.changes + changes, isReading: reading > 0 };
    for (const listener of listeners) listener();
  };
  /** What was kept until something failed stays, so that counts as a change too. */
  const changing = <Result>(work: Promise<Result>): Promise<Result> => work.finally(() => tell(1));
  return {
    known: () => known,
    onKnown: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: (request, hooks) => {
      reading += 1;
      tell(0);
      const read = call<ReadSummary>((id) => ({ type: 'read', id, request }), hooks);
      return changing(
        read.finally(() => {
          reading -= 1;
        }),
      );
    },
    add: (sessions, account) => changing(call((id) => ({ type: 'add', id, sessions, account }))),
    forget: (account) => changing(call((id) => ({ type: 'forget', id, account }))),
    shareDays: (device, now, options) => call((id) => ({ type: 'share', id, device, now, options })),
    ask: (name, question, options) => call((id) => ({ type: 'ask', id, name, question, options })),
  };
}

/** Starts the worker's own script. */
export function startUsageWorker(): UsageWorker {
  return new Worker(new URL('./usage-worker.ts', import.meta.url), { type: 'module' });
}
