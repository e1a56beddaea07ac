import type { FolderHandle } from '../engine/files/cli-folder';
import { createCliPorts } from '../engine/files/cli-ports';
import type { CliPorts } from '../engine/ports/session-file-ports';
import type { PwaDeps } from './pwa-deps';
import type { LoadedStorage } from './storage-loader';

/** The folder dialog of browsers that can remember what was chosen in it; null elsewhere. */
export function folderPicker(page: Window): (() => Promise<FolderHandle>) | null {
  const { showDirectoryPicker } = page as { showDirectoryPicker?: (options: object) => Promise<FolderHandle> };
  return showDirectoryPicker ? () => showDirectoryPicker.call(page, { id: 'codex-sessions', mode: 'read' }) : null;
}

export function loadCli(
  { importObservations: takeIn, record }: LoadedStorage,
  { values, now }: PwaDeps,
  page: Window,
): CliPorts {
  return createCliPorts({
    values,
    device: record.device,
    merge: takeIn,
    pickFolder: folderPicker(page),
    now,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
}
