// The session files of the Codex CLI: in a folder that the browser can remember, or picked or dropped once.
import type { CliFile, PickedFile } from '../ports/session-file-ports';

/** The parts of the File System Access API used here. TypeScript's library lacks iteration and permissions. */
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

/** `rollout-2026-09-09T17-14-26-….jsonl`. No other file is opened. */
const sessionName = /^rollout-.*\.jsonl$/;

/** The session files in a folder and its subfolders, by name. A folder that cannot be listed is skipped. */
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

/** The session files among picked or dropped files; others are skipped. */
export async function* sessionFiles(picked: AsyncIterable<PickedFile> | Iterable<PickedFile>): AsyncGenerator<CliFile> {
  for await (const { path, file } of picked) if (sessionName.test(file.name)) yield fromFile(file, path);
}

function fromFile(file: File, path: string): CliFile {
  return { path, size: file.size, modifiedAt: file.lastModified, stream: () => file.stream() };
}
