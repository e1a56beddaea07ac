/** Bytes. Larger files are not ours and are not read into memory. */
export const largestFile = 64 * 1024 * 1024;
