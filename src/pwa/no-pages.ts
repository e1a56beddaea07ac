// Stands in for the keeper's reader of somebody else's page where there is no such page: see vite.config.ts.

/** What is known stays as it is. */
export async function takeResponse<T>(held: T): Promise<T> {
  return held;
}

export const takePageRead = takeResponse;
export const readResponse = takeResponse;

/** There is nothing to say ahead of the record. */
export function previewState(): null {
  return null;
}
