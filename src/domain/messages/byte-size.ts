// Sizes of files and databases in a unit a person can picture.
import { message } from './message';
import type { Message } from './value';

/** "96 KB", "2.8 MB", "1.2 GB" (powers of ten). Whole kilobytes are rounded up, so that nothing is "0 KB" but nothing itself. */
export function byteSize(bytes: number): Message {
  if (bytes < 100_000) return message('files.size.kb', { amount: Math.ceil(bytes / 1e3) });
  if (bytes < 1e9) return message('files.size.mb', { amount: tenths(bytes / 1e6) });
  return message('files.size.gb', { amount: tenths(bytes / 1e9) });
}

function tenths(amount: number): number {
  return Math.round(amount * 10) / 10;
}
