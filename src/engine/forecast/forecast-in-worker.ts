import type { OutlookQuestion } from '../../domain/advice/outlook-for';
import type { Outlook } from '../../domain/forecast/outlook';

/** What of a worker is needed: one question, one answer. */
export interface ForecastWorker {
  onmessage: ((event: MessageEvent<Outlook>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: OutlookQuestion): void;
  terminate(): void;
}

/**
 * Works an outlook out in a worker that lives for this one answer. Where no worker can be started, or it fails, here and
 * now: slower, but an answer.
 */
export async function forecastInWorker(
  question: OutlookQuestion,
  start: () => ForecastWorker = startWorker,
): Promise<Outlook> {
  try {
    return await answerOf(start(), question);
  } catch {
    const { outlookFor } = await import('../../domain/advice/outlook-for');
    return outlookFor(question);
  }
}

function answerOf(worker: ForecastWorker, question: OutlookQuestion): Promise<Outlook> {
  return new Promise<Outlook>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

function startWorker(): ForecastWorker {
  return new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module' });
}
