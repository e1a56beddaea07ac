// Which folders stay chosen when one more is: the same folder twice, or one within another, is one folder.
import { itemsOf, message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { FolderHandle } from './cli-folder';

/** The CLI keeps two: `sessions` and `archived_sessions`. */
const mostFolders = 2;

interface Choice {
  /** All folders from now on, in the order in which they were chosen. */
  readonly folders: readonly FolderHandle[];
  /** What the user should know of it; null where the folder was simply added. */
  readonly note: Message | null;
}

/** What is chosen once `picked` is too. */
export async function withFolder(known: readonly FolderHandle[], picked: FolderHandle): Promise<Choice> {
  const { name } = picked;
  const places = await Promise.all(known.map((folder) => placeOf(folder, picked)));
  const at = (place: Place) => known.filter((_, index) => places[index] === place);
  const [same] = at('same');
  if (same) {
    // The handle just picked has a permission that a remembered one may have lost.
    const folders = known.map((folder) => (folder === same ? picked : folder));
    return { folders, note: message('files.cli.again', { folder: name }) };
  }
  const [outer] = at('outside');
  if (outer) return { folders: known, note: message('files.cli.inside', { folder: name, outer: outer.name }) };
  const inner = at('inside');
  const others = known.filter((folder) => !inner.includes(folder));
  // Two folders of one name could not be told apart on the screen.
  const kept = others.filter((folder) => folder.name !== name).slice(-(mostFolders - 1));
  return {
    folders: [...kept, picked],
    note: noteOf(
      name,
      inner,
      others.filter((folder) => !kept.includes(folder)),
    ),
  };
}

/** What is no longer read by itself, because it lies within `name` or had to make room for it. */
function noteOf(name: string, inner: readonly FolderHandle[], dropped: readonly FolderHandle[]): Message | null {
  const namesOf = (folders: readonly FolderHandle[]) => itemsOf(folders.map((folder) => folder.name));
  if (inner.length > 0) return message('files.cli.around', { folder: name, inner: namesOf(inner) });
  if (dropped.some((folder) => folder.name === name)) return message('files.cli.replaced', { folder: name });
  return dropped.length > 0 ? message('files.cli.dropped', { folders: namesOf(dropped) }) : null;
}

/** Where a known folder lies, seen from the one picked. */
type Place = 'same' | 'outside' | 'inside' | 'elsewhere';

/** Where the browser cannot tell, a folder of the same name is taken for the same. */
async function placeOf(known: FolderHandle, picked: FolderHandle): Promise<Place> {
  const isSame = await known.isSameEntry?.(picked).catch(() => false);
  if (isSame ?? known.name === picked.name) return 'same';
  if (await known.resolve?.(picked).catch(() => null)) return 'outside';
  return (await picked.resolve?.(known).catch(() => null)) ? 'inside' : 'elsewhere';
}
