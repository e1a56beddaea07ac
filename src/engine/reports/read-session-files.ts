// Reads what is new in the Codex CLI's session files: counts go to tapes, limits to the history. A file that only grew is read
// from where the last read stopped; an unchanged one is not opened.
import { halfSipHash, type SipKey } from '../../domain/hashing/half-sip-hash';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { UsageEvent } from '../../domain/usage/session';
import { chooseFiles } from '../../observe/session-files/choose-files';
import { decompressed } from '../../observe/session-files/decompress';
import { readInto } from '../../observe/session-files/read-session';
import type { CliReading } from '../../observe/session-files/read-session-limits';
import type { SessionKeys } from '../../observe/session-files/session-keys';
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
  readonly keys: SessionKeys;
  readonly fast: SipKey;
  /** What is known of a file, by its key. */
  readonly known: (file: string) => TapeFile | null;
  /** Branches are kept unless the user switched that off. */
  readonly keepsBranches: boolean;
  readonly isStopped: () => boolean;
  readonly progress: (progress: ReadProgress) => void;
  /** Keeps what was read of one file. A reading is of the limits. Awaited before the next file is read. */
  readonly keep: (tape: TapeFile, readings: readonly CliReading[]) => Promise<void>;
}

/** How many bytes before the place a read stopped at tell that it is still the same file. */
const tailBytes = 64;

/** Reads all files that changed. A file that cannot be read is counted and left for the next time. Rejects when `keep` does. */
export async function readSessionFiles(files: readonly SourceFile[], deps: ReadDeps): Promise<ReadResult> {
  const jobs = jobsFor(files, deps);
  const due = jobs.filter(({ from }) => from !== null);
  const count = { files: jobs.length, unchanged: jobs.length - due.length, unreadable: 0 };
  let bytes = due.reduce((sum, { from, file }) => sum + file.size - (from ?? 0), 0);
  let [bytesDone, filesDone, readings] = [0, count.unchanged, 0];
  const progress = () => deps.progress({ files: jobs.length, filesDone, bytesDone, bytes, readings });
  progress();
  for (const { known } of jobs.filter(({ from }) => from === null))
    if (known && known.account !== deps.account) await deps.keep({ ...known, account: deps.account }, []);
  for (const job of due) {
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
    bytes += bytesDone - before - (job.file.size - (job.from ?? 0));
    filesDone += 1;
    progress();
  }
  return { ...count, cancelled: deps.isStopped(), bytes: bytesDone };
}

interface Job {
  readonly key: string;
  readonly file: SourceFile;
  readonly stamp: FileStamp;
  readonly known: TapeFile | null;
  /** First byte to be read; null where nothing is new. */
  readonly from: number | null;
}

function jobsFor(files: readonly SourceFile[], { fast, known }: ReadDeps): Job[] {
  return chooseFiles(files).chosen.map(({ file, name, compressed }) => {
    const key = halfSipHash(fast, name);
    const archived = file.path.includes('archived_sessions/');
    const stamp = { size: file.size, modifiedAt: file.modifiedAt, compressed, archived };
    const before = known(key);
    return { key, file, stamp, known: before, from: firstNewByte(before, stamp) };
  });
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
}

/** Null when the file cannot be read, or not to its end. */
async function readFile(job: Job, deps: ReadDeps, onBytes: (count: number) => void) {
  try {
    return await readFrom(await earlierOf(job, deps.fast), job, deps, onBytes);
  } catch {
    return null;
  }
}

/** What was read before, where the file goes on from there; null where it was rewritten. */
async function earlierOf({ known, file, from }: Job, fast: SipKey): Promise<Earlier | null> {
  if (!known || from === null || from === 0) return null;
  const events = eventsOf(known);
  return events && (await tailOf(file, from, fast)) === known.tail ? { tape: known, events } : null;
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
  let isStopped = false;
  const { consumed, skipping } = await readInto(parser, stream, known?.skipping ?? false, (count) => {
    onBytes(count);
    // A compressed file cannot be gone on with: it is read to its end.
    isStopped = !stamp.compressed && deps.isStopped();
    return !isStopped;
  });
  const { state, events, readings } = parser.done();
  const end = stamp.compressed ? stamp.size : from + consumed;
  const meta = state.meta && { ...state.meta, branch: deps.keepsBranches ? state.meta.branch : null };
  const tape = withEvents(
    {
      file: key,
      stamp,
      consumed: end,
      skipping,
      partial: isStopped,
      tail: stamp.compressed ? '' : await tailOf(file, end, deps.fast),
      state: { ...state, meta },
      account: deps.account,
    },
    events,
  );
  return { tape, readings };
}

async function tailOf(file: SourceFile, end: number, fast: SipKey): Promise<string> {
  const stream = file.stream(Math.max(0, end - tailBytes), end);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return halfSipHash(fast, String.fromCharCode(...bytes));
}
