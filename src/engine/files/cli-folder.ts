// Where the session files come from: a folder the browser may remember, or files picked or dropped once.
import type { CliFile, PickedFile } from '../ports/session-file-ports';

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

/** The session files among picked or dropped ones; everything else is passed over. */
export async function* sessionFiles(picked: AsyncIterable<PickedFile> | Iterable<PickedFile>): AsyncGenerator<CliFile> {
  for await (const { path, file } of picked) if (sessionName.test(file.name)) yield fromFile(file, path);
}

function fromFile(file: File, path: string): CliFile {
  return { path, size: file.size, modifiedAt: file.lastModified, stream: () => file.stream() };
}
