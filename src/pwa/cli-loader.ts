import type { FolderHandle } from '../engine/files/cli-folder';
import { createCliPorts } from '../engine/files/cli-ports';
import type { CliPorts } from '../engine/ports/session-file-ports';
import type { PwaSurroundings } from './pwa-deps';
import type { LoadedRecord } from './storage-loader';

/** The folder dialog of browsers that can remember what was chosen in it; null elsewhere. */
export function folderPicker(page: Window): (() => Promise<FolderHandle>) | null {
  const { showDirectoryPicker } = page as { showDirectoryPicker?: (options: object) => Promise<FolderHandle> };
  return showDirectoryPicker ? () => showDirectoryPicker.call(page, { id: 'codex-sessions', mode: 'read' }) : null;
}

export function loadCli({ takeIn, record }: LoadedRecord, { values, now }: PwaSurroundings, page: Window): CliPorts {
  return createCliPorts({
    values,
    device: record.device,
    merge: takeIn,
    pickFolder: folderPicker(page),
    now,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
}
