// A file's lines as bytes. Session files run to hundreds of megabytes, nearly all of it talk that is never decoded.

const lineFeed = 10;
/** Lines of usage are about a kilobyte, the first line of a file at most 30 KB. Longer ones are talk and are dropped unread. */
export const maxLineBytes = 262_144;

/** Gets a line without its line feed: `bytes` from `start` to `end`, valid only during the call. */
type LineSink = (bytes: Uint8Array, start: number, end: number) => void;

export interface LineSplitter {
  readonly push: (chunk: Uint8Array, sink: LineSink) => void;
  /** The beginning of a last line whose end has not come; null where there is none, or it is too long to be of use. */
  readonly rest: () => Uint8Array | null;
  /** Whether the file ends within a line that is too long to be of use. */
  readonly isSkipping: () => boolean;
}

/**
 * Splits chunks into lines, never holding more than `maxLineBytes`. A longer line is left out whole, so that its end cannot
 * pass for a line of its own. `skipping`: the first line is the rest of such a one.
 */
export function createLineSplitter(skipping = false): LineSplitter {
  /** The beginning of a line whose end has not come yet; null once it is too long. */
  let begun: Uint8Array | null = skipping ? null : empty;
  const extend = (chunk: Uint8Array, start: number, end: number): void => {
    if (!begun || start === end) return;
    begun = begun.length + end - start > maxLineBytes ? null : joined(begun, chunk.subarray(start, end));
  };
  const emit = (chunk: Uint8Array, start: number, end: number, sink: LineSink): void => {
    // Nearly every line lies within one chunk, and is not copied.
    if (begun?.length === 0) {
      if (end - start <= maxLineBytes) sink(chunk, start, end);
      return;
    }
    extend(chunk, start, end);
    if (begun) sink(begun, 0, begun.length);
    begun = empty;
  };
  return {
    push: (chunk, sink) => {
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        emit(chunk, start, end, sink);
        start = end + 1;
      }
      extend(chunk, start, chunk.length);
    },
    rest: () => (begun && begun.length > 0 ? begun : null),
    isSkipping: () => begun === null,
  };
}

const empty = new Uint8Array(0);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
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
      // Should the caller stop early, nobody waits for it.
      coming.catch(() => undefined);
      yield next.value;
    }
  } finally {
    // A reader that stops early must not keep the file open.
    await reader.cancel().catch(() => undefined);
  }
}
