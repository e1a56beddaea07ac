// The last bytes before the place a read stopped. By them the next read recognises whether it is still the same file.

/** So many of them. */
export const tailBytes = 64;

export interface FileTail {
  /** A chunk as it was read. `lineStart`: where in it the last line begins whose end has not come; 0 where it began before. */
  readonly push: (chunk: Uint8Array, lineStart: number) => void;
  /** The last bytes before the unfinished line, or of all that was read. */
  readonly bytes: (beforeLine: boolean) => Uint8Array;
}

/** `before`: the last bytes before the place the read began. */
export function createFileTail(before: Uint8Array): FileTail {
  let [all, line] = [before, before];
  return {
    push: (chunk, lineStart) => {
      if (lineStart > 0) line = lastOf(all, chunk, lineStart);
      all = lastOf(all, chunk, chunk.length);
    },
    bytes: (beforeLine) => (beforeLine ? line : all),
  };
}

/** The last bytes of `before` and the chunk up to `end`. */
function lastOf(before: Uint8Array, chunk: Uint8Array, end: number): Uint8Array {
  if (end >= tailBytes) return chunk.slice(end - tailBytes, end);
  const kept = before.subarray(Math.max(0, before.length + end - tailBytes));
  const both = new Uint8Array(kept.length + end);
  both.set(kept);
  both.set(chunk.subarray(0, end), kept.length);
  return both;
}
