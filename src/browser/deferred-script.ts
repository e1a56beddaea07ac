// A second script of the background, which the browser reads when it is first needed and not at every start.

/** In a worker only: where the background is a page, the manifest has the page run the second script too. */
declare const importScripts: ((path: string) => void) | undefined;

/**
 * What the script at `path` defines: read at the first call and kept. `make` finds it after the script ran; throws when it finds
 * nothing. Must be called at every start: a worker may read later only what it read while it was being installed.
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
