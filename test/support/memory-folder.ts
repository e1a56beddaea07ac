// A folder of the File System Access API in memory: what the page's handle does, without a browser.

export interface MemoryFolder extends FileSystemDirectoryHandle {
  readonly files: Map<string, string>;
  /** The stick is pulled out, or the permission withdrawn: every call fails like this. */
  failure: string | null;
}

/** Two handles of one folder share `files`: a folder that is synchronised. */
export function memoryFolder(files = new Map<string, string>()): MemoryFolder {
  const failing = () => {
    if (folder.failure) throw new DOMException(folder.failure, folder.failure);
  };
  const fileHandle = (name: string) => ({
    getFile: async () => {
      failing();
      return new File([files.get(name) ?? ''], name);
    },
    createWritable: async () => {
      let text = '';
      return {
        write: async (part: string) => {
          failing();
          text += part;
        },
        close: async () => void files.set(name, text),
      };
    },
  });
  const folder = {
    kind: 'directory',
    name: 'shared',
    files,
    failure: null as string | null,
    getFileHandle: async (name: string, { create = false } = {}) => {
      failing();
      if (!files.has(name) && !create) throw new DOMException('no such file', 'NotFoundError');
      return fileHandle(name);
    },
    removeEntry: async (name: string) => {
      failing();
      if (!files.delete(name)) throw new DOMException('no such file', 'NotFoundError');
    },
    keys: () => {
      failing();
      return (async function* () {
        yield* [...files.keys()];
      })();
    },
  };
  return folder as unknown as MemoryFolder;
}
