// A script of the background that most users never need: it is read when it is first used.

/** Exists in a worker only. */
declare const importScripts: ((path: string) => void) | undefined;

/**
 * Returns a function that loads the script at `path` at its first call and resolves to what `make` finds then. Rejects when that
 * is nothing. Call it at every start: a worker may import later only what it imported while it was installed.
 */
export function onDemandScript<T>(path: string, make: () => T | undefined): () => Promise<T> {
  const isWorker = typeof importScripts === 'function';
  if (isWorker) addEventListener('install', () => importScripts(path));
  return async () => {
    if (make() === undefined) await (isWorker ? importScripts(path) : insertScript(path));
    const made = make();
    if (made === undefined) throw new Error(`${path} is missing from the extension`);
    return made;
  };
}

/** Where the background is a page. */
function insertScript(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = path;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${path} could not be read`));
    document.head.append(script);
  });
}
