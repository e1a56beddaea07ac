/** The path of each browser's program, null where none is found. */
export function findBrowsers(): { chromium: string | null; firefox: string | null };
export function installBrowsers(): { chromium: string | null; firefox: string | null };
