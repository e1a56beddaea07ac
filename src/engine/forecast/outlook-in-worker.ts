import type { OutlookInput } from '../../domain/advice/compute-outlook';
import type { Outlook } from '../../domain/forecast/outlook';

/** The part of a Worker that is needed: one input, one outlook. */
export interface OutlookWorker {
  onmessage: ((event: MessageEvent<Outlook>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(input: OutlookInput): void;
  terminate(): void;
}

/**
 * Computes an outlook in a worker that is started for it and then ended. Where no worker can be started, or it fails, the
 * outlook is computed in this thread: slower, but the same.
 */
export async function computeInWorker(input: OutlookInput, start: () => OutlookWorker = startWorker): Promise<Outlook> {
  try {
    return await resultOf(start(), input);
  } catch {
    const { computeOutlook } = await import('../../domain/advice/compute-outlook');
    return computeOutlook(input);
  }
}

function resultOf(worker: OutlookWorker, input: OutlookInput): Promise<Outlook> {
  return new Promise<Outlook>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(input);
  }).finally(() => worker.terminate());
}

function startWorker(): OutlookWorker {
  return new Worker(new URL('./outlook-worker.ts', import.meta.url), { type: 'module' });
}
