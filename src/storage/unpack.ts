/** The name of the error that a codec rejects with where the bytes are damaged, or of a later version. */
const damagedMonth = 'DamagedMonthError';

/**
 * What was unpacked; null where the bytes are damaged. Other failures, such as a codec that cannot be read, reject as they did:
 * the month is whole, and will be read another time.
 */
export async function unpackedOrNull<T>(unpacking: Promise<readonly T[]>): Promise<readonly T[] | null> {
  try {
    return await unpacking;
  } catch (error) {
    if (error instanceof Error && error.name === damagedMonth) return null;
    throw error;
  }
}
