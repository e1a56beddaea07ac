// A file's lines as bytes. Session files run to hundreds of megabytes, nearly all of it talk that is never decoded.

const lineFeed = 10;
/** Lines of usage are about a kilobyte, the first line of a file at most 30 KB. Longer ones are talk and are dropped unread. */
export const maxLineBytes = 262_144;

export interface Line {
  /** Valid until the next line is asked for. */
  readonly bytes: Uint8Array;
  /** False for the last line of a file that does not end in a line feed: it may still be being written. */
  readonly whole: boolean;
}

/**
 * The lines of a stream, without line feeds, never holding more than one line of at most `maxLineBytes`. A longer line is left
 * out whole, so that its end cannot pass for a line of its own.
 */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const splitter = createLineSplitter();
  for await (const chunk of chunksOf(stream)) yield splitter.split(chunk);
  yield splitter.end();
}

function createLineSplitter() {
  /** The beginning of a line whose end has not come yet; null once it is too long to be of use. */
  let begun: Uint8Array | null = empty;
  const extend = (piece: Uint8Array): void => {
    if (begun && piece.length > 0) begun = begun.length + piece.length > maxLineBytes ? null : joined(begun, piece);
  };
  return {
    split: (chunk: Uint8Array): readonly Line[] => {
      const lines: Line[] = [];
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        extend(chunk.subarray(start, end));
        if (begun) lines.push({ bytes: begun, whole: true });
        begun = empty;
        start = end + 1;
      }
      extend(chunk.subarray(start));
      return lines;
    },
    end: (): readonly Line[] => (begun && begun.length > 0 ? [{ bytes: begun, whole: false }] : []),
  };
}

const empty = new Uint8Array(0);

/** Nothing is copied where one side is empty: nearly every line lies within one chunk. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The pieces of a stream as they come: not every browser can iterate one by itself. Cancels it when the caller stops early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // A reader that stops early must not keep the file open.
    await reader.cancel().catch(() => undefined);
  }
}
