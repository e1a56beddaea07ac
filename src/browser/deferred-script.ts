// A script of the worker that is read when it is first needed, not at every start.

/** In a worker only: a page of the extension has none. */
declare const importScripts: ((path: string) => void) | undefined;

/** To be called at every start: a worker may fetch later only what it fetched while it was being installed. */
export function holdScript(path: string): void {
  if (typeof importScripts === 'function') addEventListener('install', () => importScripts(path));
}

/** Runs the script. In a browser whose background is a page, the page has run it already. */
export function runScript(path: string): void {
  if (typeof importScripts === 'function') importScripts(path);
}
