// Reads what is new in the Codex CLI's session files: counts go to tapes, limits to the history. A file that only grew is read
// from where the last read stopped; an unchanged one is not opened.
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { UsageEvent } from '../../domain/usage/session';
import { chooseFiles, inOrder } from '../../observe/session-files/choose-files';
import { decompressed } from '../../observe/session-files/decompress';
import { createFileTail, tailBytes } from '../../observe/session-files/file-tail';
import { fileStart, readInto } from '../../observe/session-files/read-session';
import type { CliReading } from '../../observe/session-files/read-session-limits';
import type { SaltedKeys } from '../../observe/session-files/session-keys';
import { chunksOf } from '../../observe/session-files/session-lines';
import { createSessionParser, freshParser } from '../../observe/session-files/session-parser';
import { eventsOf, type FileStamp, type TapeFile, withEvents } from './tape-file';

/** A session file as the platform gives it. */
export interface SourceFile {
  /** Path within what was chosen; only its last part and whether it is archived are looked at. */
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: Instant;
  /** The bytes from `start`, to `end` where given. */
  readonly stream: (start: number, end?: number) => ReadableStream<Uint8Array>;
}

export interface ReadProgress {
  readonly files: number;
  readonly filesDone: number;
  /** Of the files that changed, as far as they were read. */
  readonly bytesDone: number;
  /** What is left to read of all files, where nothing else changes. */
  readonly bytes: number;
  readonly readings: number;
}

export interface ReadResult {
  readonly cancelled: boolean;
  readonly files: number;
  readonly unchanged: number;
  readonly unreadable: number;
  /** Bytes that were read, of all files. */
  readonly bytes: number;
}

export interface ReadDeps {
  readonly account: AccountKey;
  readonly keys: SaltedKeys;
  /** What is known of a file, by its key. */
  readonly known: (file: string) => TapeFile | null;
  /** Branches are kept unless the user switched that off. */
  readonly keepsBranches: boolean;
  readonly isStopped: () => boolean;
  readonly progress: (progress: ReadProgress) => void;
  /** Keeps what was read of one file. A reading is of the limits. Awaited before the next file is read. */
  readonly keep: (tape: TapeFile, readings: readonly CliReading[]) => Promise<void>;
}

/** Reads all files that changed. A file that cannot be read is counted and left for the next time. Rejects when `keep` does. */
export async function readSessionFiles(files: readonly SourceFile[], deps: ReadDeps): Promise<ReadResult> {
  const { all, jobs, reassigned } = workFor(files, deps);
  const count = { files: all, unchanged: all - jobs.length, unreadable: 0 };
  let bytes = jobs.reduce((sum, { from, file }) => sum + file.size - from, 0);
  let [bytesDone, filesDone, readings] = [0, count.unchanged, 0];
  const progress = () => deps.progress({ files: all, filesDone, bytesDone, bytes, readings });
  progress();
  for (const known of reassigned) await deps.keep({ ...known, account: deps.account }, []);
  for (const job of jobs) {
    if (deps.isStopped()) break;
    const before = bytesDone;
    const read = await readFile(job, deps, (more) => {
      bytesDone += more;
      progress();
    });
    if (read) {
      readings += read.readings.length;
      await deps.keep(read.tape, read.readings);
    } else count.unreadable += 1;
    // A compressed file gives more bytes than it has: then there was more to read than was known.
    bytes += bytesDone - before - (job.file.size - job.from);
    filesDone += 1;
    progress();
  }
  return { ...count, cancelled: deps.isStopped(), bytes: bytesDone };
}

/** A file to be read. */
interface Job {
  readonly key: string;
  readonly name: string;
  readonly file: SourceFile;
  readonly stamp: FileStamp;
  readonly known: TapeFile | null;
  readonly from: number;
}

interface Work {
  /** How many sessions there are. */
  readonly all: number;
  /** What is new, by name. Nearly always most files are unchanged, and looking at them must cost little more than listing. */
  readonly jobs: readonly Job[];
  /** What is known already, of another account. */
  readonly reassigned: readonly TapeFile[];
}

function workFor(files: readonly SourceFile[], { account, keys, known: knownOf }: ReadDeps): Work {
  const { chosen } = chooseFiles(files);
  const [jobs, reassigned]: [Job[], TapeFile[]] = [[], []];
  for (const { file, name, compressed } of chosen) {
    const key = keys.file(name);
    const known = knownOf(key);
    const stamp = stampOf(file, compressed);
    const from = firstNewByte(known, stamp);
    if (from !== null) jobs.push({ key, name, file, stamp, known, from });
    else if (known && known.account !== account) reassigned.push(known);
  }
  return { all: chosen.length, jobs: inOrder(jobs), reassigned };
}

function stampOf({ path, size, modifiedAt }: SourceFile, compressed: boolean): FileStamp {
  return { size, modifiedAt, compressed, archived: path.includes('archived_sessions/') };
}

/** Where reading begins; null where the copy says nothing that is not known. */
function firstNewByte(known: TapeFile | null, stamp: FileStamp): number | null {
  if (!known) return 0;
  const { stamp: before, consumed } = known;
  if (isSameFile(before, stamp)) return known.partial ? consumed : null;
  if (isOlderCopy(before, stamp)) return null;
  return stamp.compressed || before.compressed || stamp.size < consumed ? 0 : consumed;
}

function isSameFile(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.modifiedAt === b.modifiedAt && a.compressed === b.compressed;
}

/** The CLI compresses and archives what was idle for days. */
function isOlderCopy(before: FileStamp, stamp: FileStamp): boolean {
  if (stamp.compressed && !before.compressed) return stamp.modifiedAt <= before.modifiedAt;
  return stamp.archived && !before.archived && stamp.size <= before.size;
}

interface Earlier {
  readonly tape: TapeFile;
  readonly events: readonly UsageEvent[];
  /** The last bytes that were read of it. */
  readonly tail: Uint8Array;
}

/** Null when the file cannot be read, or not to its end. */
async function readFile(job: Job, deps: ReadDeps, onBytes: (count: number) => void) {
  try {
    return await readFrom(await earlierOf(job, deps.keys), job, deps, onBytes);
  } catch {
    return null;
  }
}

/** What was read before, where the file goes on from there; null where it was rewritten. */
async function earlierOf({ known, file, from }: Job, keys: SaltedKeys): Promise<Earlier | null> {
  if (!known || from === 0) return null;
  const events = eventsOf(known);
  const tail = await bytesBefore(file, from);
  return events && keys.bytes(tail) === known.tail ? { tape: known, events, tail } : null;
}

async function readFrom(
  earlier: Earlier | null,
  { key, file, stamp }: Job,
  deps: ReadDeps,
  onBytes: (count: number) => void,
) {
  const known = earlier?.tape;
  const from = known?.consumed ?? 0;
  const parser = createSessionParser(deps.keys, known?.state ?? freshParser, earlier?.events ?? []);
  const plain = file.stream(from);
  const stream = stamp.compressed ? await decompressed(plain) : plain;
  const start = earlier ? { skipping: earlier.tape.skipping, tail: earlier.tail } : fileStart;
  let isStopped = false;
  const { consumed, skipping, tail } = await readInto(parser, stream, start, (count) => {
    onBytes(count);
    // A compressed file cannot be gone on with: it is read to its end.
    isStopped = !stamp.compressed && deps.isStopped();
    return !isStopped;
  });
  const { state, events, readings } = parser.done();
  const meta = state.meta && { ...state.meta, branch: deps.keepsBranches ? state.meta.branch : null };
  const tape = withEvents(
    {
      file: key,
      stamp,
      consumed: stamp.compressed ? stamp.size : from + consumed,
      skipping,
      partial: isStopped,
      tail: stamp.compressed ? '' : deps.keys.bytes(tail),
      state: { ...state, meta },
      account: deps.account,
    },
    events,
  );
  return { tape, readings };
}

async function bytesBefore(file: SourceFile, end: number): Promise<Uint8Array> {
  const tail = createFileTail(fileStart.tail);
  for await (const chunk of chunksOf(file.stream(Math.max(0, end - tailBytes), end))) tail.push(chunk, 0);
  return tail.bytes(false);
}
