import type { CliPorts } from '../engine/ports/session-file-ports';
import type { UsageBackend } from '../engine/reports/usage-backend';
import type { FolderHandle } from '../engine/session-files/cli-folder';
import { createCliPorts } from '../engine/session-files/cli-ports';
import type { PwaDeps } from './pwa-deps';
import type { LoadedStorage } from './storage-loader';

/** The folder dialog of browsers that can remember the chosen folder; null elsewhere. */
export function folderPicker(page: Window): (() => Promise<FolderHandle>) | null {
  const { showDirectoryPicker } = page as { showDirectoryPicker?: (options: object) => Promise<FolderHandle> };
  return showDirectoryPicker ? () => showDirectoryPicker.call(page, { id: 'codex-sessions', mode: 'read' }) : null;
}

/** The ports of the panel "From the Codex CLI" in the installed app. */
export function loadCli(
  { importObservations, record }: LoadedStorage,
  { values, now, loadSnapshot }: PwaDeps,
  usage: UsageBackend,
  page: Window,
  afterRead: () => Promise<void>,
): CliPorts {
  return createCliPorts({
    values,
    device: record.device,
    merge: importObservations,
    pickFolder: folderPicker(page),
    usage,
    keepsBranches: async () => (await loadSnapshot())?.settings.usage?.keepsBranches ?? true,
    now,
    afterRead,
  });
}
