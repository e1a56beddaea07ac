// A further script of the background that is loaded when it is first needed and not at every start.

/** Exists in a worker only. Where the background is a page, the manifest loads every script there. */
declare const importScripts: ((path: string) => void) | undefined;

/**
 * Returns a function that loads the script at `path` at its first call and returns what `make` finds then. Throws when that
 * is nothing. Call it at every start: a worker may import later only what it imported while it was installed.
 */
export function deferScript<T>(path: string, make: () => T | undefined): () => T {
  if (typeof importScripts === 'function') addEventListener('install', () => importScripts(path));
  let made: T | undefined;
  return () => {
    made ??= make();
    if (made === undefined && typeof importScripts === 'function') {
      importScripts(path);
      made = make();
    }
    if (made === undefined) throw new Error(`${path} is missing from the extension`);
    return made;
  };
}

/**
 * Resolves when every script of the background was run: at once in a worker. Where the background is a page (Firefox), an event that
 * wakes it may come after its first script and before the others.
 */
export function scriptsRun(page: Pick<Document, 'readyState' | 'addEventListener'> | undefined): Promise<void> {
  if (page?.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => page.addEventListener('DOMContentLoaded', () => resolve(), { once: true }));
}
