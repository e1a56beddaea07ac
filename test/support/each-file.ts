// Test files share a worker, which reads every module once. Each file therefore leaves the worker as it found it, and Dexie finds
// the database it asks for once, whichever file comes first.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterAll, afterEach, vi } from 'vitest';

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/dom');
  const { cleanup } = await import('@testing-library/react');
  // A busy machine is not a failing test: queries that wait do so for as long as it takes, within the test's own limit.
  configure({ asyncUtilTimeout: 15_000 });
  afterEach(cleanup);
  afterAll(emptyDocument);
}

afterAll(async () => {
  // A module that is still being read when its file ends would be broken for the files after it.
  await vi.dynamicImportSettled();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await deleteDatabases();
});

/** Otherwise every row of the run stays in memory, because Dexie keeps what is open and the fake keeps what is not deleted. */
async function deleteDatabases(): Promise<void> {
  const { connections } = Dexie as unknown as { readonly connections: readonly Dexie[] };
  // Work that outlives its file, such as tidying, opens its database anew and so does not fail.
  for (const database of [...connections]) database.close({ disableAutoOpen: false });
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(
    names.map(
      (name) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
    ),
  );
}

/** Leaves the document, its address and what its origin stores as a new one has them. */
function emptyDocument(): void {
  for (const part of [document.documentElement, document.head, document.body])
    for (const { name } of [...part.attributes]) part.removeAttribute(name);
  document.head.replaceChildren();
  document.body.replaceChildren();
  history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
}
