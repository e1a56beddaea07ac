// A folder that the user picked: one file per record. Another program (Syncthing, Dropbox) or a USB stick brings it to the other
// computer. It needs no server and no program of ours besides this one. Every file has one writer, so the conflict copies of a
// sync program are never needed.
import type { SignedRecord } from '../log/signed-record';
import { authorOf } from '../log/signed-record';
import { PlaceError, type Session, type Transport } from './transport';

/** Characters of the largest file that is looked at. */
const largestFile = 100_000;

interface Place {
  readonly directory: FileSystemDirectoryHandle;
}

export const folderTransport: Transport<Place> = {
  writesPerHour: null,
  open: async ({ directory }): Promise<Session> => {
    const moved = { sent: 0, received: 0 };
    return {
      read: async (addresses) => {
        const found = await Promise.all(addresses.map((address) => readFile(directory, nameOf(address))));
        for (const text of found) moved.received += text?.length ?? 0;
        return found.flatMap((text) => (text === null ? [] : [parsed(text)]));
      },
      write: async (record) => {
        const text = JSON.stringify(record);
        await writeFile(directory, nameOf(addressOf(record)), text);
        moved.sent += text.length;
      },
      erase: async (addresses) => {
        for (const address of addresses) await removeFile(directory, nameOf(address));
      },
      forget: async (secret) => {
        const author = authorOf(secret);
        for (const name of await recordFiles(directory)) {
          const text = await readFile(directory, name);
          const value = text === null ? null : parsed(text);
          if ((value as Partial<SignedRecord> | null)?.pubkey === author) await removeFile(directory, name);
        }
      },
      watch: null,
      moved: () => ({ ...moved }),
      close: () => {},
    };
  },
};

function nameOf(address: string): string {
  return `headroom-${address}.json`;
}

function addressOf({ tags }: SignedRecord): string {
  return tags.find(([name]) => name === 'd')?.[1] ?? '';
}

async function readFile(directory: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    const file = await (await directory.getFileHandle(name)).getFile();
    return file.size > largestFile ? null : await file.text();
  } catch (error) {
    // A sync program may be replacing it just now: it is read next time.
    if (nameOfError(error) === 'NotFoundError' && (await isThere(directory))) return null;
    throw placeError(error);
  }
}

/** The folder itself may be gone: a stick that was pulled out. */
async function isThere(directory: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    await directory.keys().next();
    return true;
  } catch {
    return false;
  }
}

/** The browser replaces the file when it is closed, so that a reader never sees a part of it. */
async function writeFile(directory: FileSystemDirectoryHandle, name: string, text: string): Promise<void> {
  try {
    const file = await directory.getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  } catch (error) {
    throw placeError(error);
  }
}

async function removeFile(directory: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await directory.removeEntry(name);
  } catch (error) {
    if (nameOfError(error) !== 'NotFoundError') throw placeError(error);
  }
}

async function recordFiles(directory: FileSystemDirectoryHandle): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of directory.keys()) if (/^headroom-[\w-]{22}\.json$/.test(name)) names.push(name);
  return names;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nameOfError(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function placeError(error: unknown): PlaceError {
  const name = nameOfError(error);
  if (name === 'NotAllowedError' || name === 'SecurityError') return new PlaceError('permission');
  return new PlaceError(name === 'QuotaExceededError' ? 'full' : 'unreachable');
}
