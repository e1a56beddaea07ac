// Code that runs in a page, and the way it gets there.
import type { Page } from 'playwright-core';
import type { InPage } from './test-browser';
import { untilTruthy } from './wait';

/**
 * The source of a call that runs in a page. The name is supplied because the compiler wraps inner functions in a call to
 * `__name`, which no page has.
 */
export function callSource<A, T>(work: InPage<A, T>, argument: A | undefined): string {
  const given = argument === undefined ? 'undefined' : JSON.stringify(argument);
  return `(() => { const __name = (f) => f; return (${work})(${given}); })()`;
}

/** Runs `work` in one of Playwright's pages. */
export function inPage<T, A = undefined>(page: Page, work: InPage<A, T>, argument?: A): Promise<T> {
  return page.evaluate(callSource(work, argument as A)) as Promise<T>;
}

/**
 * Waits until `work` returns something truthy in one of Playwright's pages, and returns it. Playwright's own
 * `waitForFunction` cannot wait in our pages: their security policy forbids the `eval` it repeats.
 */
export function untilInPage<T>(page: Page, work: InPage<undefined, T>): Promise<T> {
  return untilTruthy(() => inPage(page, work), String(work));
}

/** Waits for a badge text that `wanted` accepts, and returns it. */
export async function badgeUntil(badge: () => Promise<string>, wanted: (text: string) => boolean): Promise<string> {
  const found = await untilTruthy(async () => {
    const text = await badge();
    if (!wanted(text)) throw new Error(`the badge is "${text}"`);
    return { text };
  }, `a badge that fits ${wanted}`);
  return found.text;
}

/** What an extension page can reach, written out as text. Runs there, by `evaluate`. */
export async function dumpStorage(): Promise<string> {
  const { browser, chrome } = globalThis as unknown as { browser?: typeof chrome; chrome: typeof globalThis.chrome };
  const { storage } = browser ?? chrome;
  const parts: unknown[] = [await storage.local.get(null), await storage.session.get(null)];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      parts.push({ name, store, rows });
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) parts.push({ name, url });
  }
  parts.push({ ...localStorage });
  const bytesToText = (_: string, value: unknown) =>
    ArrayBuffer.isView(value) || value instanceof ArrayBuffer
      ? new TextDecoder().decode(value as ArrayBuffer)
      : typeof value === 'bigint'
        ? String(value)
        : value;
  return JSON.stringify(parts, bytesToText, 1);
}
