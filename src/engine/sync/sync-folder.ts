// The folder of the full history: a handle that the browser keeps, and may ask the user about again.
import type { DeviceStore } from '../devices/device-store';
import type { Place } from './sync-round';
import { syncKeys } from './sync-state';

/** TypeScript's library lacks the permissions of handles. */
export interface FolderHandle extends FileSystemDirectoryHandle {
  queryPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** The folder the user chose; null without one. */
export async function chosenFolder(store: DeviceStore): Promise<FolderHandle | null> {
  const stored = await store.get(syncKeys.folder);
  return (stored as FolderHandle | null | undefined) ?? null;
}

/** Whether the folder can be used now. `ask`: the browser may ask the user, which it does from a click alone. */
async function mayUse(folder: FolderHandle, ask: boolean): Promise<boolean> {
  const wanted = { mode: 'readwrite' } as const;
  if ((await folder.queryPermission?.(wanted)) !== 'prompt')
    return (await folder.queryPermission?.(wanted)) !== 'denied';
  return ask && (await folder.requestPermission?.(wanted)) === 'granted';
}

/** The folder as a place; none without one, or while the browser withholds it. */
export async function folderPlaces(store: DeviceStore, ask: boolean): Promise<readonly Place[]> {
  const directory = await chosenFolder(store);
  if (!directory || !(await mayUse(directory, ask).catch(() => false))) return [];
  return [{ id: folderId, transport: 'folder', place: { directory } }];
}

export const folderId = 'folder';

/** The folder dialog of browsers that can remember the chosen folder; null elsewhere. */
export function syncFolderPicker(page: Window): (() => Promise<FolderHandle>) | null {
  const { showDirectoryPicker } = page as { showDirectoryPicker?: (options: object) => Promise<FolderHandle> };
  return showDirectoryPicker ? () => showDirectoryPicker.call(page, { id: 'headroom-sync', mode: 'readwrite' }) : null;
}
