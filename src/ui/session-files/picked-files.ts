// The files in what the user picked or dropped, folders included.
import type { PickedFile } from '../../engine/ports/session-file-ports';

/** Picked files (`<input webkitdirectory>`) with their path in the folder. */
export function pickedFiles(files: readonly File[]): PickedFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Every dropped file, also those in dropped folders. Must be called in the drop event itself. */
export function droppedFiles(items: DataTransferItemList): AsyncGenerator<PickedFile> {
  // The list is empty once the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  return entryFiles(entries);
}

async function* entryFiles(entries: readonly FileSystemEntry[]): AsyncGenerator<PickedFile> {
  for (const entry of entries) {
    if (entry.isDirectory) yield* entryFiles(await entriesOf(entry as FileSystemDirectoryEntry));
    else {
      const file = await new Promise<File | null>((resolve) =>
        (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
      );
      if (file) yield { path: entry.fullPath.replace(/^\//, ''), file };
    }
  }
}

/** The entries of a folder, by name. The browser lists a hundred at a time and ends with an empty list. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (batch.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...batch);
  }
}
