import type { Observation } from '../../src/domain/observations/observation';
import type { Register } from '../../src/domain/registers/register';
import { importFile } from '../../src/engine/imports/import-file';
import type { ImportSteps } from '../../src/engine/imports/import-steps';
import { readImport } from '../../src/engine/imports/read-import';
import { segmentCodec } from '../../src/engine/state/segment-codec';
import { spellOutcome } from './spell-outcome';

interface Merges {
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly mergeRegisters: (registers: readonly Register[]) => Promise<unknown>;
}

/** The steps of an import into any store. Nothing can be taken back. */
export function stepsInto({ merge, mergeRegisters }: Merges): ImportSteps {
  return {
    begin: async (registers) => void (await mergeRegisters(registers)),
    add: async (parts) => merge(await segmentCodec.decode(parts)),
    end: async () => {},
    undo: async () => 0,
  };
}

/** Imports a text as a file of it would be. */
export async function importText(text: string, merges: Merges) {
  return spellOutcome(await importFile(new Blob([text]), { steps: stepsInto(merges), read: readImport }));
}
