import type { OutlookInput } from '../../domain/advice/compute-outlook';
import type { Outlook } from '../../domain/forecast/outlook';

/** What of a worker is needed: one question, one answer. */
export interface ForecastWorker {
  onmessage: ((event: MessageEvent<Outlook>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: OutlookInput): void;
  terminate(): void;
}

/**
 * Works an outlook out in a worker that lives for this one answer. Where no worker can be started, or it fails, here and
 * now: slower, but an answer.
 */
export async function forecastInWorker(
  question: OutlookInput,
  start: () => ForecastWorker = startWorker,
): Promise<Outlook> {
  try {
    return await answerOf(start(), question);
  } catch {
    const { computeOutlook } = await import('../../domain/advice/compute-outlook');
    return computeOutlook(question);
  }
}

function answerOf(worker: ForecastWorker, question: OutlookInput): Promise<Outlook> {
  return new Promise<Outlook>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

function startWorker(): ForecastWorker {
  return new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module' });
}
