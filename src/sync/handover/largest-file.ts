/** Encrypted files larger than this are none of ours, and are not read into memory. */
export const largestFile = 64 * 1024 * 1024;
