// The browser's database answers by events; these make promises of them, without leaving the transaction.

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A transaction answers in the order it was asked: the last answer is the answer to all. One refusal ends it. */
export async function allAnswered(requests: readonly IDBRequest[]): Promise<void> {
  const last = requests.at(-1);
  if (last) await answered(last);
}

/** Walks while `goesOn` says so. What that throws rejects: in the handler it would be lost. */
export function eachOf<C extends IDBCursor>(
  request: IDBRequest<C | null>,
  goesOn: (cursor: C) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      try {
        const cursor = request.result;
        if (cursor && goesOn(cursor)) cursor.continue();
        else resolve();
      } catch (error) {
        reject(error);
      }
    };
  });
}

/** Resolves when what was written is on disk, rejects when none of it is. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
