// The panel "From the Codex CLI": the user chooses folders once, and browsers that can remember them read them again later.
import { message, sentencesOf } from '../../domain/messages/message';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { isRecord, isText } from '../../domain/validation/checks';
import type { Outcome } from '../ports/outcome';
import type { CliPorts, CliWatch, PickedFile } from '../ports/session-file-ports';
import type { ReadProgress } from '../reports/read-session-files';
import type { ReadSources, ReadSummary, UsageBackend } from '../reports/usage-backend';
import type { KeyValues } from '../state/key-values';
import { withFolder } from './chosen-folders';
import { type FolderHandle, holdLogin, holdsLogin, holdsSessions } from './cli-folder';

export interface CliPortsDeps {
  /** Must be able to store a folder handle, so IndexedDB. */
  readonly values: KeyValues;
  readonly device: () => Promise<{ readonly id: string }>;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  readonly pickFolder: (() => Promise<FolderHandle>) | null;
  readonly usage: Pick<UsageBackend, 'read'>;
  /** Whether the names of branches are kept. */
  readonly keepsBranches: () => Promise<boolean>;
  readonly now: () => number;
  /** Called after each read: budgets and alerts look at what is new. */
  readonly afterRead?: () => Promise<void>;
}

interface Stored {
  readonly folder: FolderHandle;
  readonly account: AccountKey;
}

const key = 'cli-folders';
/** Where earlier versions kept the one folder they could remember. */
const formerKey = 'cli-folder';

const notChosen: Outcome = { ok: false, text: message('files.cli.notChosen') };
const notPermitted: Outcome = { ok: false, text: message('files.cli.notPermitted') };
const noSessions: Outcome = { ok: false, text: message('files.cli.none') };
const isLogin: Outcome = { ok: false, text: message('files.cli.login') };

/** Creates the panel's ports. Without `pickFolder`, folders cannot be remembered and files are picked each time. */
export function createCliPorts(deps: CliPortsDeps): CliPorts {
  const { values, pickFolder } = deps;
  const stored = async (): Promise<readonly Stored[]> => {
    const found = await values.get([key, formerKey]);
    const former = found[formerKey];
    const folders: readonly unknown[] = Array.isArray(found[key]) ? found[key] : [former];
    return folders.filter(isStored).map(({ folder, account }) => ({ folder, account }));
  };
  const remember = (folders: readonly Stored[]) => values.set({ [key]: folders, [formerKey]: undefined });
  const read = async (
    sources: ReadSources,
    account: AccountKey,
    watch: CliWatch,
    afterStart: () => Promise<void> = async () => undefined,
  ) => {
    const { usage, merge, device, keepsBranches, now } = deps;
    const request = { ...sources, account, device: (await device()).id, keepsBranches: await keepsBranches() };
    const startedAt = now();
    const progress = (done: ReadProgress) => watch.progress({ ...done, leftMs: timeLeft(done, now() - startedAt) });
    const reading = usage.read(request, { merge, progress, signal: watch.signal });
    const [summary] = await Promise.all([reading, afterStart().catch(() => undefined)]);
    // What was read is already stored, so a failed check of the budgets loses none of it.
    void deps.afterRead?.().catch(() => undefined);
    return summary;
  };
  const readFolders = async (folders: readonly Stored[], watch: CliWatch, afterStart?: () => Promise<void>) => {
    const account = folders.at(-1)?.account ?? '';
    const sources = { folders: folders.map(({ folder }) => folder), files: [] };
    return outcomeOf(await read(sources, account, watch, afterStart));
  };

  return {
    canRemember: pickFolder !== null,
    remembered: async () => {
      const folders = await stored().catch(() => []);
      return Promise.all(
        folders.map(async ({ folder, account }) => {
          const permission = (await folder.queryPermission?.({ mode: 'read' })) ?? 'granted';
          return { name: folder.name, account, asks: permission !== 'granted' };
        }),
      );
    },
    chooseFolder: async (account, watch) => {
      const folder = await pickFolder?.().catch(() => null);
      if (!folder) return notChosen;
      if (await holdsLogin(folder).catch(() => false)) return isLogin;
      // Another folder may have to be given up for this one, which must not be for nothing.
      if (!(await holdsSessions(folder))) return noSessions;
      const known = (await stored()).map((each) => each.folder);
      const choice = await withFolder(known, folder);
      const folders = choice.folders.map((each) => ({ folder: each, account }));
      // The folder is remembered only once this reading is queued. Otherwise an automatic reading could come first, and the
      // user would be told that there is nothing new.
      const outcome = await readFolders(await permitted(folders, true), watch, () => remember(folders));
      return choice.note && typeof outcome.text === 'object'
        ? { ...outcome, text: sentencesOf([choice.note, outcome.text]) }
        : outcome;
    },
    readAgain: async (watch, ask) => {
      const folders = await stored();
      if (folders.length === 0) return notChosen;
      const readable = await permitted(folders, ask);
      return readable.length > 0 ? readFolders(readable, watch) : notPermitted;
    },
    readFiles: async (files, account, watch) => {
      const picked: PickedFile[] = [];
      for await (const file of files) picked.push(file);
      if (holdLogin(picked)) return isLogin;
      return outcomeOf(await read({ folders: [], files: picked }, account, watch));
    },
    forgetFolder: async (name) => {
      await remember((await stored()).filter(({ folder }) => folder.name !== name));
      return { ok: true, text: message('files.cli.forgotten') };
    },
    forgetAccount: async (keys) => {
      const folders = await stored();
      const others = folders.filter(({ account }) => !keys.includes(account));
      if (others.length < folders.length) await remember(others);
    },
  };
}

/** A damaged entry counts as none: the user chooses the folder again. */
function isStored(value: unknown): value is Stored {
  if (!isRecord(value) || !isText(value.account)) return false;
  return isRecord(value.folder) && isText(value.folder.name) && typeof value.folder.values === 'function';
}

/** The folders that may be read. One after the other: a browser shows one question at a time. */
async function permitted(folders: readonly Stored[], ask: boolean): Promise<readonly Stored[]> {
  const readable: Stored[] = [];
  for (const known of folders) {
    const { folder } = known;
    const asked = ask ? folder.requestPermission : folder.queryPermission;
    const permission = (await asked?.call(folder, { mode: 'read' }).catch(() => 'denied' as const)) ?? 'granted';
    if (permission === 'granted') readable.push(known);
  }
  return readable;
}

function timeLeft({ bytes, bytesDone }: ReadProgress, elapsedMs: number): number | null {
  return bytesDone > 0 && elapsedMs > 0 ? ((bytes - bytesDone) * elapsedMs) / bytesDone : null;
}

function outcomeOf({ cancelled, files, unreadable, readings, added, unchanged, stored }: ReadSummary): Outcome {
  if (cancelled) return { ok: false, text: message('files.cli.stopped') };
  if (files === 0) return noSessions;
  if (!stored) return { ok: false, text: message('files.cli.noRoom') };
  const text = sentencesOf([
    message('files.cli.added', { count: added, files: files - unchanged }),
    ...(readings > added ? [message('files.cli.repeated', { count: readings - added })] : []),
    ...(unreadable > 0 ? [message('files.cli.unreadable', { count: unreadable })] : []),
    message('files.cli.private'),
  ]);
  return { ok: true, text };
}
