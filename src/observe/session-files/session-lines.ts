// A file's lines as bytes. Session files run to hundreds of megabytes, nearly all of it talk that is never decoded.

const lineFeed = 10;
/**
 * Lines of usage are about a kilobyte, the first line of a file at most 30 KB. Longer ones are conversation and are dropped
 * unread.
 */
export const maxLineBytes = 262_144;

/** Gets a line without its line feed: `bytes` from `start` to `end`, valid only during the call. */
type LineSink = (bytes: Uint8Array, start: number, end: number) => void;

export interface LineSplitter {
  /** Returns where in the chunk the last line begins whose end has not come; 0 where it began before. */
  readonly push: (chunk: Uint8Array, sink: LineSink) => number;
  /**
   * The beginning of a last line whose end has not come, valid until the next call; null where there is none, or it is too long
   * to be of use.
   */
  readonly rest: () => Uint8Array | null;
  /** Whether the file ends within a line that is too long to be of use. */
  readonly isSkipping: () => boolean;
}

/**
 * Splits chunks into lines, never holding more than `maxLineBytes`. A longer line is left out completely, so that its end
 * is not taken for a line. `skipping`: the stream starts inside such a line.
 */
export function createLineSplitter(skipping = false): LineSplitter {
  // One buffer for all lines that cross chunks: a new one for each had the engine collect garbage for half of the time.
  let held = new Uint8Array(0);
  let [length, isSkipping] = [0, skipping];
  const hold = (chunk: Uint8Array, start: number, end: number): void => {
    const longer = length + end - start;
    isSkipping ||= longer > maxLineBytes;
    if (isSkipping) return;
    if (longer > held.length) held = grown(held, longer);
    held.set(chunk.subarray(start, end), length);
    length = longer;
  };
  const emit = (chunk: Uint8Array, start: number, end: number, sink: LineSink): void => {
    // Nearly every line lies within one chunk, and is not copied.
    if (length === 0 && !isSkipping) {
      if (end - start <= maxLineBytes) sink(chunk, start, end);
      return;
    }
    hold(chunk, start, end);
    if (!isSkipping) sink(held, 0, length);
    [length, isSkipping] = [0, false];
  };
  return {
    push: (chunk, sink) => {
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        emit(chunk, start, end, sink);
        start = end + 1;
      }
      if (start < chunk.length) hold(chunk, start, chunk.length);
      return start;
    },
    rest: () => (isSkipping || length === 0 ? null : held.subarray(0, length)),
    isSkipping: () => isSkipping,
  };
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(Math.min(maxLineBytes, Math.max(16_384, 2 * length)));
  longer.set(bytes);
  return longer;
}

/**
 * The pieces of a stream as they come: not every browser can iterate one by itself. The next piece is asked for before the
 * caller works on one, so that the disk and the caller work at the same time. Cancels the stream when the caller stops early.
 */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    let coming = reader.read();
    for (let next = await coming; !next.done; next = await coming) {
      coming = reader.read();
      // If the caller stops early, this promise is never awaited.
      coming.catch(() => undefined);
      yield next.value;
    }
  } finally {
    // A reader that stops early must not keep the file open.
    await reader.cancel().catch(() => undefined);
  }
}
