// The panel "From the Codex CLI": the user chooses a folder once, and browsers that can remember it read it again later.
import type { AccountKey, Observation } from '../../domain/observations/observation';
import type { Outcome } from '../ports/outcome';
import type { CliFile, CliPorts, CliWatch } from '../ports/session-file-ports';
import type { KeyValues } from '../state/key-values';
import { type FolderHandle, folderFiles, sessionFiles } from './cli-folder';
import { type CliImported, importCliSessions } from './cli-import';

export interface CliPortsDeps {
  /** Must be able to store a folder handle, so IndexedDB. */
  readonly values: KeyValues;
  readonly device: () => Promise<{ readonly id: string }>;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly pickFolder: (() => Promise<FolderHandle>) | null;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
}

interface Stored {
  readonly folder: FolderHandle;
  readonly account: AccountKey;
  readonly known: Readonly<Record<string, string>>;
}

const key = 'cli-folder';
const notChosen: Outcome = { ok: false, text: 'No folder was chosen. Nothing was changed.' };
const notPermitted: Outcome = { ok: false, text: 'The browser did not let the folder be read. Choose it again.' };

/** Creates the panel's ports. Without `pickFolder`, folders cannot be remembered and files are picked each time. */
export function createCliPorts(deps: CliPortsDeps): CliPorts {
  const { values, pickFolder } = deps;
  const stored = async () => ((await values.get([key]))[key] as Stored | undefined) ?? null;
  const run = async (files: AsyncIterable<CliFile>, account: AccountKey, known: Stored['known'], watch: CliWatch) => {
    const { device, merge, now, pause } = deps;
    return importCliSessions(files, { account, known, merge, now, pause, device: (await device()).id, ...watch });
  };
  /** Reads a folder, and remembers it with what was read of it. */
  const readFolder = async ({ folder, account, known }: Stored, watch: CliWatch) => {
    const imported = await run(folderFiles(folder), account, known, watch);
    if (!imported.cancelled)
      await values.set({ [key]: { folder, account, known: imported.known } }).catch(() => undefined);
    return outcomeOf(imported);
  };

  return {
    canRemember: pickFolder !== null,
    remembered: async () => {
      const found = await stored().catch(() => null);
      if (!found) return null;
      const permission = (await found.folder.queryPermission?.({ mode: 'read' })) ?? 'granted';
      return { name: found.folder.name, account: found.account, asks: permission !== 'granted' };
    },
    chooseFolder: async (account, watch) => {
      const folder = await pickFolder?.().catch(() => null);
      return folder ? readFolder({ folder, account, known: {} }, watch) : notChosen;
    },
    readAgain: async (watch, ask) => {
      const found = await stored();
      if (!found) return notChosen;
      const { folder } = found;
      const permission = ask
        ? await folder.requestPermission?.({ mode: 'read' })
        : await folder.queryPermission?.({ mode: 'read' });
      return (permission ?? 'granted') === 'granted' ? readFolder(found, watch) : notPermitted;
    },
    readFiles: async (files, account, watch) => outcomeOf(await run(sessionFiles(files), account, {}, watch)),
    forgetFolder: async () => {
      await values.set({ [key]: undefined });
      return { ok: true, text: 'The folder is forgotten; its readings stay.' };
    },
  };
}

function outcomeOf(imported: CliImported): Outcome {
  const { cancelled, files, unreadable, readings, added, unchanged } = imported;
  if (cancelled) return { ok: false, text: 'Stopped. Nothing was added.' };
  if (files === 0)
    return {
      ok: false,
      text: 'There are no session files (rollout-….jsonl) in it. Choose ~/.codex/sessions; nothing was changed.',
    };
  const parts = [
    `${added} new ${added === 1 ? 'reading' : 'readings'} from ${files - unchanged} ${files - unchanged === 1 ? 'file' : 'files'}`,
    readings > added ? `${readings - added} told nothing new` : null,
    unreadable > 0 ? `${unreadable} could not be read` : null,
  ];
  return { ok: true, text: `${parts.filter(Boolean).join(', ')}. Nothing else of these files was kept.` };
}
