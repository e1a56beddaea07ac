// Imports a file that another Headroom exported. A file that is not understood changes nothing. Importing it twice adds
// nothing, because observations are identified by their content.
import { message, sentencesOf } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { RowCounts } from '../../domain/observations/validate-observation';
import type { ImportWatch } from '../ports/app-ports';
import type { Outcome } from '../ports/outcome';
import type { ImportSteps } from './import-steps';
import type { ImportPart, Refusal } from './read-import';
import { readInWorker } from './read-in-worker';

export interface ImportDeps {
  readonly steps: ImportSteps;
  readonly read?: (file: Blob) => AsyncIterable<ImportPart>;
}

const stopped: Outcome = { ok: true, text: message('files.import.stopped') };

const unwatched: ImportWatch = { signal: new AbortController().signal, progress: () => {} };

/** Imports a file. Where it turns out not to be understood as a whole, or is stopped, what was added is taken back. */
export async function importFile(file: Blob, deps: ImportDeps, watch: ImportWatch = unwatched): Promise<Outcome> {
  const { steps, read = readInWorker } = deps;
  const parts = read(file)[Symbol.asyncIterator]();
  try {
    watch.progress({ done: 0, of: null });
    const first = await parts.next().catch(() => null);
    const found: ImportPart | null = first && !first.done ? first.value : null;
    if (found?.type !== 'found') return refuse(found?.type === 'refused' ? found.refusal : 'unreadable');
    return await stored(found, { [Symbol.asyncIterator]: () => parts }, steps, watch);
  } finally {
    await parts.return?.();
  }
}

type Found = Extract<ImportPart, { type: 'found' }>;

async function stored(
  found: Found,
  parts: AsyncIterable<ImportPart>,
  steps: ImportSteps,
  watch: ImportWatch,
): Promise<Outcome> {
  const { signal, progress } = watch;
  if (signal.aborted) return stopped;
  let [added, done] = [0, 0];
  let checked: RowCounts = found;
  try {
    // Decisions go first: they say which account keys belong together, which folding needs.
    await steps.begin(found.registers);
    for await (const part of parts) {
      if (signal.aborted) break;
      if (part.type === 'refused') {
        await steps.undo();
        return refuse(part.refusal);
      }
      if (part.type === 'checked') checked = part;
      if (part.type !== 'portion') continue;
      added += await steps.add(part.parts);
      done += part.observations;
      progress({ done, of: found.observations });
    }
    if (signal.aborted) {
      await steps.undo();
      return stopped;
    }
    await steps.end();
    return { ok: true, text: resultOf(added, checked.observations - added, checked.refused) };
  } catch {
    // What is stored already is shown all the same.
    await steps.end().catch(() => {});
    return refuse('full');
  }
}

function resultOf(added: number, repeated: number, unknown: number): Message {
  return sentencesOf([
    message('files.import.added', { count: added }),
    ...(repeated > 0 ? [message('files.import.repeated', { count: repeated })] : []),
    ...(unknown > 0 ? [message('files.import.unknown', { count: unknown })] : []),
  ]);
}

function refuse(refusal: Refusal | 'full'): Outcome {
  return { ok: false, text: message(`files.import.${refusal}`) };
}
