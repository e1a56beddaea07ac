// Imports a file that another Headroom exported. A file that is not understood changes nothing. Importing it twice adds
// nothing, because observations are identified by their content.
import type { ImportSteps } from '../imports/import-steps';
import type { ImportPart, Refusal } from '../imports/read-import';
import { readInWorker } from '../imports/read-in-worker';
import type { ImportWatch } from '../ports/app-ports';
import type { Outcome } from '../ports/outcome';

export interface ImportDeps {
  readonly steps: ImportSteps;
  readonly read?: (file: Blob) => AsyncIterable<ImportPart>;
}

const refusals: Readonly<Record<Refusal | 'full', string>> = {
  large: 'This file is too large to be a Headroom export. Nothing was changed.',
  unreadable: 'This file could not be read. Nothing was changed; try to pick it again.',
  empty: 'This file is empty. Nothing was changed; export it again where it came from.',
  foreign: 'This is not a Headroom export. Choose the .json file that “Export JSON” saved; nothing was changed.',
  csv: 'This is the export for spreadsheets. Choose the .json file instead; nothing was changed.',
  sealed: 'This file is encrypted. Open it on the Phone page, where its passphrase is asked for; nothing was changed.',
  cut: 'This Headroom export is damaged or cut short. Nothing was changed; export it again where it came from.',
  newer: 'This file comes from a newer Headroom. Update this one, then import it again; nothing was changed.',
  full: 'There was not enough room to store it all. Free some space and import it again: nothing is added twice.',
};

const stopped: Outcome = {
  ok: true,
  text: 'Import stopped. What it had added is gone again; everything else is as it was.',
};

const unwatched: ImportWatch = { signal: new AbortController().signal, progress: () => {} };

/** Imports a file. Nothing is written unless the whole file is understood; a stopped import is taken back. */
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
  try {
    // Decisions go first: they say which account keys belong together, which folding needs.
    await steps.begin(found.registers);
    for await (const part of parts) {
      if (signal.aborted) break;
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
    return { ok: true, text: resultText(added, found.observations - added, found.refused) };
  } catch {
    // What is stored already is shown all the same.
    await steps.end().catch(() => {});
    return refuse('full');
  }
}

function resultText(added: number, repeated: number, refused: number): string {
  const parts = [
    added === 1 ? '1 observation was new' : `${added} observations were new`,
    repeated > 0 ? `${repeated} told nothing new` : null,
    refused > 0 ? `${refused} were of a kind this version does not know and were left out` : null,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function refuse(refusal: keyof typeof refusals): Outcome {
  return { ok: false, text: refusals[refusal] };
}
