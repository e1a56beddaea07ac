import type { BrowserPlace, Engine } from './browser-places.mjs';

interface Programs {
  readonly chromium: string | null;
  readonly firefox: string | null;
}
/** The path of each browser's program, null where none is found. */
export function findBrowsers(): Programs;
export function findStartBrowser(engine: Engine): BrowserPlace | null;
export function installBrowsers(wanted?: readonly Engine[]): Programs;
