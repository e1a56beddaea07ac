type Storage = Pick<StorageManager, 'persist' | 'persisted'>;

/** Whether the browser promised not to clear what is stored here; null where it does not say. */
export async function isKept(storage: Storage | undefined): Promise<boolean | null> {
  return (await storage?.persisted?.()) ?? null;
}

/**
 * Asks for that promise. Only worth asking once there is something to lose, and only from what the user just did: some
 * browsers put a question on the screen.
 */
export async function keepStorage(storage: Storage | undefined): Promise<boolean | null> {
  if (!storage?.persist) return null;
  return (await storage.persisted()) || (await storage.persist());
}
