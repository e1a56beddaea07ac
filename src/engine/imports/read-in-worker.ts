import type { ImportPart } from './read-import';

/** The part of a Worker that is needed. */
export interface ImportWorker {
  onmessage: ((event: MessageEvent<ImportPart | null>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(file: Blob): void;
  terminate(): void;
}

/**
 * Reads a file in a worker that is ended with the reading. Where no worker can be started, the file is read in this thread.
 * Throws where the worker fails.
 */
export async function* readInWorker(file: Blob, start: () => ImportWorker = startWorker): AsyncGenerator<ImportPart> {
  const worker = startedOrNull(start);
  if (!worker) {
    const { readImport } = await import('./read-import');
    yield* readImport(file);
    return;
  }
  const arrived: (ImportPart | null)[] = [];
  let failure: unknown = null;
  let wake = () => {};
  worker.onmessage = ({ data }) => {
    arrived.push(data);
    wake();
  };
  worker.onerror = (event) => {
    failure = event;
    wake();
  };
  worker.postMessage(file);
  try {
    for (;;) {
      if (failure) throw new Error('The file could not be read.');
      const part = arrived.shift();
      if (part === null) return;
      if (part) yield part;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    worker.terminate();
  }
}

function startedOrNull(start: () => ImportWorker): ImportWorker | null {
  try {
    return start();
  } catch {
    return null;
  }
}

function startWorker(): ImportWorker {
  return new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
}
