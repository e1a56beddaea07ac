// The session files of the Codex CLI: in folders that the browser can remember, or picked or dropped once.
import type { PickedFile } from '../ports/session-file-ports';
import type { SourceFile } from '../reports/read-session-files';

/** The parts of the File System Access API used here. TypeScript's library lacks iteration and permissions. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  readonly values: () => AsyncIterable<FolderHandle | FileHandle>;
  readonly isSameEntry?: (other: FolderHandle) => Promise<boolean>;
  /** The names that lead from this folder to one within it: none for itself, null for one that lies elsewhere. */
  readonly resolve?: (inner: FolderHandle) => Promise<readonly string[] | null>;
  readonly queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
}

export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  readonly getFile: () => Promise<File>;
}

/** `rollout-2026-09-09T17-14-26-….jsonl`, also compressed. No other file is opened. */
const sessionName = /^rollout-.*\.jsonl(\.zst)?$/;

/** The file that holds the CLI's login. A folder with it is never read. */
const loginName = 'auth.json';

/** Whether this is the CLI's own folder, which holds its login: then one of the folders in it must be chosen. */
export async function holdsLogin(folder: FolderHandle): Promise<boolean> {
  for await (const entry of folder.values()) if (entry.kind === 'file' && entry.name === loginName) return true;
  return false;
}

/** The same of files that were picked or dropped with the folder they lie in. */
export function holdLogin(files: readonly PickedFile[]): boolean {
  return files.some(({ path }) => /^[^/]+\/auth\.json$/.test(path));
}

/** Whether there is a session file in it, however deep. */
export async function holdsSessions(folder: FolderHandle): Promise<boolean> {
  for await (const _ of folderFiles(folder)) return true;
  return false;
}

/** The session files in folders and among picked files. A folder that cannot be listed is skipped. */
export async function sourceFiles({
  folders,
  files,
}: {
  readonly folders: readonly FolderHandle[];
  readonly files: readonly PickedFile[];
}): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const folder of folders) for await (const file of folderFiles(folder, `${folder.name}/`)) found.push(file);
  for (const { path, file } of files) if (sessionName.test(file.name)) found.push(fromFile(file, path));
  return found;
}

/** The session files in a folder and its subfolders, by name. A folder that cannot be listed is skipped. */
export async function* folderFiles(folder: FolderHandle, path = ''): AsyncGenerator<SourceFile> {
  const entries: (FolderHandle | FileHandle)[] = [];
  try {
    for await (const entry of folder.values()) entries.push(entry);
  } catch {
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  // All files of a folder at once: each is a question to another process.
  const files = await Promise.all(entries.map(sessionFileOf));
  for (const [place, entry] of entries.entries()) {
    const inner = `${path}${entry.name}`;
    const file = files[place];
    if (entry.kind === 'directory') yield* folderFiles(entry, `${inner}/`);
    else if (file) yield fromFile(file, inner);
  }
}

/** Null for all that is no session file, or cannot be opened. */
async function sessionFileOf(entry: FolderHandle | FileHandle): Promise<File | null> {
  return entry.kind === 'file' && sessionName.test(entry.name) ? entry.getFile().catch(() => null) : null;
}

function fromFile(file: File, path: string): SourceFile {
  return {
    path,
    size: file.size,
    modifiedAt: file.lastModified,
    stream: (start, end) => file.slice(start, end).stream(),
  };
}
