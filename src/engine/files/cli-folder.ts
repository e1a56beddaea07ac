// Where the session files come from: a folder the browser may remember, or files picked or dropped once.
import type { CliFile } from './cli-import';

/** The parts of the File System Access API used here; TypeScript's own library lacks the iteration and the permissions. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  readonly values: () => AsyncIterable<FolderHandle | FileHandle>;
  readonly queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
}

export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  readonly getFile: () => Promise<File>;
}

/** `rollout-2026-09-09T17-14-26-….jsonl`: everything else in the folder is none of our business. */
const sessionName = /^rollout-.*\.jsonl$/;

/** The session files below a folder, however deep. A part that cannot be listed is passed over. */
export async function* folderFiles(folder: FolderHandle, path = ''): AsyncGenerator<CliFile> {
  const entries: (FolderHandle | FileHandle)[] = [];
  try {
    for await (const entry of folder.values()) entries.push(entry);
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = `${path}${entry.name}`;
    if (entry.kind === 'directory') yield* folderFiles(entry, `${inner}/`);
    else if (sessionName.test(entry.name)) {
      const file = await entry.getFile().catch(() => null);
      if (file) yield fromFile(file, inner);
    }
  }
}

/** The session files among picked ones (`<input webkitdirectory>`). */
export function pickedFiles(files: readonly File[]): CliFile[] {
  return files
    .filter(({ name }) => sessionName.test(name))
    .map((file) => fromFile(file, file.webkitRelativePath || file.name));
}

/** The session files among dropped things, folders included. Must be called in the drop event itself. */
export function droppedFiles(items: DataTransferItemList): AsyncGenerator<CliFile> {
  // The list is empty once the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  return entryFiles(entries);
}

async function* entryFiles(entries: readonly FileSystemEntry[]): AsyncGenerator<CliFile> {
  for (const entry of entries) {
    if (entry.isDirectory) yield* entryFiles(await listed(entry as FileSystemDirectoryEntry));
    else if (sessionName.test(entry.name)) {
      const file = await new Promise<File | null>((resolve) =>
        (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
      );
      if (file) yield fromFile(file, entry.fullPath.replace(/^\//, ''));
    }
  }
}

/** A folder answers in portions of a hundred, and with an empty one at its end. */
async function listed(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

function fromFile(file: File, path: string): CliFile {
  return { path, size: file.size, modifiedAt: file.lastModified, stream: () => file.stream() };
}
