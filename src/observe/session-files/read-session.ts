// Reads a session file of the Codex CLI, or what was appended to it, down to its counts and limits.
import type { SessionFile } from '../../domain/usage/session';
import { createFileTail } from './file-tail';
import { rawKeys } from './session-keys';
import { chunksOf, createLineSplitter } from './session-lines';
import { createSessionParser, type SessionParser } from './session-parser';

/** Where a read begins. */
export interface ReadStart {
  /** Whether that lies within a line that is too long to be of use. */
  readonly skipping: boolean;
  /** The last bytes before it: up to 64. */
  readonly tail: Uint8Array;
}

/** What a reader of a whole file, or of its new end, ended with. */
export interface ReadBytes extends ReadStart {
  /** Bytes consumed: the next read begins there. Less than the stream gave where its last line has no end yet. */
  readonly consumed: number;
}

export const fileStart: ReadStart = { skipping: false, tail: new Uint8Array(0) };

/**
 * Feeds a stream to a parser. `goOn` is asked after each chunk, whose length it gets; where it says no, the rest is left for
 * the next read. Rejects when the stream does.
 */
export async function readInto(
  parser: SessionParser,
  stream: ReadableStream<Uint8Array>,
  { skipping, tail: before }: ReadStart = fileStart,
  goOn: (bytes: number) => boolean = () => true,
): Promise<ReadBytes> {
  const splitter = createLineSplitter(skipping);
  const tail = createFileTail(before);
  let read = 0;
  let isWhole = true;
  for await (const chunk of chunksOf(stream)) {
    tail.push(chunk, splitter.push(chunk, parser.line));
    read += chunk.length;
    isWhole = goOn(chunk.length);
    if (!isWhole) break;
  }
  const rest = splitter.rest();
  // A line whose end has not come yet waits, unless it is complete as it stands.
  const waiting = rest && !(isWhole && parser.tail(rest)) ? rest.length : 0;
  return { consumed: read - waiting, skipping: splitter.isSkipping(), tail: tail.bytes(waiting > 0) };
}

/** Null for a file that holds no session: no line of it is a `session_meta`. Rejects when the stream does. */
export async function readSession(name: string, stream: ReadableStream<Uint8Array>): Promise<SessionFile | null> {
  const parser = createSessionParser(rawKeys);
  await readInto(parser, stream);
  const { state, events } = parser.done();
  const { meta, context, turn, damaged } = state;
  return meta ? { name, meta, events, end: { ...context, turn }, damaged } : null;
}
