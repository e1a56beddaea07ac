// Imports the rate-limit snapshots of the Codex CLI's session files as readings of one account. It works in slices so that
// the page stays responsive, and stores everything at the end or nothing.

import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import { observationId } from '../../domain/observations/observation-id';
import { type Instant, minuteMs } from '../../domain/time/instant';
import { type CliReading, readCliSession } from '../../observe/session-files/read-session-limits';
import type { CliFile, CliProgress } from '../ports/session-file-ports';

export interface CliImportDeps {
  readonly account: AccountKey;
  readonly device: DeviceId;
  readonly merge: (observations: readonly Observation[]) => Promise<number>;
  /** path → `stampOf` when the file was last read. Unchanged files are skipped. */
  readonly known: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly progress: (progress: CliProgress) => void;
  readonly now: () => Instant;
  /** Resolves once the page has handled its events. */
  readonly pause: () => Promise<void>;
}

export interface CliImported {
  readonly cancelled: boolean;
  readonly files: number;
  readonly unchanged: number;
  readonly unreadable: number;
  readonly readings: number;
  readonly added: number;
  /** The `known` of the next import. */
  readonly known: Readonly<Record<string, string>>;
}

/** Longest work without a pause: half of a long task (50 ms). */
const sliceMs = 25;
/** The CLI repeats its limits with every message. Equal readings closer than this are skipped. */
const repeatMs = 5 * minuteMs;

/** Size and time of a file: a session that continued has others. */
function stampOf({ size, modifiedAt }: Pick<CliFile, 'size' | 'modifiedAt'>): string {
  return `${size}/${modifiedAt}`;
}

/** Rejects only when storing fails. A file that cannot be read is counted and skipped. */
export async function importCliSessions(
  files: AsyncIterable<CliFile> | Iterable<CliFile>,
  deps: CliImportDeps,
): Promise<CliImported> {
  const found: Observation[] = [];
  const known: Record<string, string> = { ...deps.known };
  const count = { files: 0, unchanged: 0, unreadable: 0 };
  const pauseIfDue = createPauses(deps);

  for await (const file of files) {
    if (deps.signal.aborted) break;
    count.files += 1;
    if (known[file.path] === stampOf(file)) count.unchanged += 1;
    else if (await readInto(file, found, deps, pauseIfDue)) known[file.path] = stampOf(file);
    else count.unreadable += 1;
    deps.progress({ files: count.files, readings: found.length });
    await pauseIfDue();
  }
  if (deps.signal.aborted) return { ...count, cancelled: true, readings: 0, added: 0, known: deps.known };
  const added = found.length > 0 ? await deps.merge(found) : 0;
  return { ...count, cancelled: false, readings: found.length, added, known };
}

/** False when the file could not be read to its end; readings up to there are kept. */
async function readInto(
  file: CliFile,
  found: Observation[],
  { account, device, signal }: CliImportDeps,
  pauseIfDue: () => Promise<void>,
): Promise<boolean> {
  let last: { at: Instant; facts: string } | null = null;
  try {
    for await (const reading of readCliSession(file.stream())) {
      if (signal.aborted) return false;
      await pauseIfDue();
      const facts = JSON.stringify(reading.facts);
      if (last && last.facts === facts && reading.at - last.at < repeatMs) continue;
      last = { at: reading.at, facts };
      found.push(observed(reading, account, device));
    }
    return true;
  } catch {
    return false;
  }
}

function observed({ at, facts }: CliReading, account: AccountKey, device: DeviceId): Observation {
  const content = { account, device, at, source: 'cli' as const, kind: 'usage' as const, facts };
  return { ...content, id: observationId(content) };
}

function createPauses({ now, pause }: CliImportDeps): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < sliceMs) return;
    await pause();
    since = now();
  };
}
