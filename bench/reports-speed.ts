// Reading session files, against streaming their bytes and finding line ends; and adding up half a million responses.
import { appendFileSync, createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { allTime, groupUsage } from '../src/domain/usage/group-usage';
import { defaultPreferences } from '../src/domain/usage/usage-preferences';
import { usageTable } from '../src/domain/usage/usage-table';
import { readSessionFiles, type SourceFile } from '../src/engine/reports/read-session-files';
import { type TapeFile, toRow } from '../src/engine/reports/tape-file';
import { saltedKeys } from '../src/observe/session-files/session-keys';
import { chunksOf } from '../src/observe/session-files/session-lines';
import { type Figure, median, ratioFigure } from './figure';
import { writeSessions } from './generate-sessions';
import { sampleInRounds } from './rounds';

const rounds = 12;
const million = 1_000_000;
const salt = Array.from({ length: 40 }, (_, index) => index);
const keys = saltedKeys(salt);

export async function benchReports(random: () => number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-sessions-'));
  try {
    return [
      ...(await readingFigures(folder, random)),
      await appendedFigure(folder, random),
      await memoryFigure(),
      groupingFigure(random),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readingFigures(folder: string, random: () => number): Promise<Figure[]> {
  const whole = join(folder, 'whole');
  const responses = writeSessions(whole, 24, 8 * million, random);
  const { read, lineEnds } = await sampleInRounds(['read', 'lineEnds'], rounds, random, async (variant) =>
    timed(async () => {
      if (variant === 'read') await readAll(filesBelow(whole), new Map());
      else for (const file of filesBelow(whole)) await findLineEnds(file.stream(0));
    }),
  );
  const tapes = new Map<string, TapeFile>();
  await readAll(filesBelow(whole), tapes);
  const rows = [...tapes.values()].map(toRow);
  const bytes = rows.reduce((sum, row) => sum + row.file.length + row.head.length + row.bytes.length, 0);

  const many = join(folder, 'many');
  writeSessions(many, 2_000, 30_000, random);
  const known = new Map<string, TapeFile>();
  await readAll(filesBelow(many), known);
  let reread = 0;
  const { unchanged, listing } = await sampleInRounds(['unchanged', 'listing'], rounds, random, async (variant) =>
    timed(async () => {
      const files = filesBelow(many);
      if (variant === 'unchanged') reread += (await readAll(files, known)).bytes;
    }),
  );
  return [
    ratioFigure(
      '192 MB of session files read ÷ finding line ends',
      { ours: read, base: lineEnds },
      { floor: 1.6, aim: 1.3 },
    ),
    ratioFigure('unchanged folder ÷ listing it', { ours: unchanged, base: listing }, { floor: 1.2, aim: 1.1 }),
    { name: 'read of an unchanged folder', value: reread, unit: 'bytes', floor: 0, aim: 0, note: '2 000 files' },
    {
      name: 'stored a response, besides 300 bytes a file',
      value: (bytes - 300 * rows.length) / responses,
      unit: 'bytes',
      floor: 16,
      aim: 12,
      note: `${responses} responses`,
    },
  ];
}

async function appendedFigure(folder: string, random: () => number): Promise<Figure> {
  const grown = join(folder, 'grown');
  writeSessions(grown, 1, 100 * million, random);
  const known = new Map<string, TapeFile>();
  const [file] = filesBelow(grown);
  await readAll(filesBelow(grown), known);
  const more = join(folder, 'more');
  writeSessions(more, 1, million, random);
  const [appended] = filesBelow(more);
  if (file && appended) appendFileSync(file.full, await new Response(appended.stream(0)).text());
  const { bytes } = await readAll(filesBelow(grown), known);
  return { name: '1 MB appended to 100 MB', value: bytes / million, unit: 'MB read', floor: 1.1, aim: 1.05 };
}

/** A line of a gigabyte: what the process holds on top while it is read. */
async function memoryFigure(): Promise<Figure> {
  const chunk = new Uint8Array(million).fill(120);
  let left = 1_000;
  const stream = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        left -= 1;
        if (left >= 0) controller.enqueue(chunk);
        else controller.close();
      },
    });
  const held = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const before = held();
  let most = before;
  await readSessionFiles([{ path: 'rollout-long.jsonl', size: 1e9, modifiedAt: 1, stream }], {
    ...deps(new Map()),
    progress: () => {
      most = Math.max(most, held());
    },
  });
  return { name: 'memory on top, a line of 1 GB', value: (most - before) / million, unit: 'MB', floor: 64, aim: 16 };
}

function groupingFigure(random: () => number): Figure {
  const size = 500_000;
  const responses = Array.from({ length: size }, (_, index) => ({
    at: Date.UTC(2026, 0, 1) + index * 60_000,
    turn: index % 50,
    thread: `thread-${index % 3_000}`,
    model: ['gpt-5.6-sol', 'gpt-6-sol', 'gpt-6-luna'][index % 3] ?? null,
    effort: 'high',
    tier: null,
    tokens: { input: Math.floor(random() * 200_000), cached: 9_000, cacheWrite: 0, output: 900, reasoning: 90 },
  }));
  const table = usageTable(responses, new Map());
  const columns = Object.values(table).filter((column) => ArrayBuffer.isView(column)) as unknown as ArrayBufferView[];
  const views = columns.map(({ buffer }) => new Uint8Array(buffer as ArrayBuffer));
  const options = { zone: 'Europe/Berlin', preferences: defaultPreferences };
  const [ours, base]: [number[], number[]] = [[], []];
  let touched = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const at = performance.now();
    groupUsage(table, 'day', allTime, options);
    const between = performance.now();
    for (const view of views) for (let index = 0; index < view.length; index += 1) touched += view[index] ?? 0;
    if (round > 0) ours.push(between - at);
    if (round > 0) base.push(performance.now() - between);
  }
  const figure = ratioFigure('500 000 responses by day ÷ touching every byte', { ours, base }, { floor: 8, aim: 4 });
  return { ...figure, note: `${figure.note}, median ${Math.round(median(ours))} ms, sum ${touched % 10}` };
}

interface DiskFile extends SourceFile {
  readonly full: string;
}

function filesBelow(folder: string): DiskFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonl'))
    .map((path) => {
      const full = join(folder, path);
      const { size, mtimeMs } = statSync(full);
      return { path, full, size, modifiedAt: mtimeMs, stream: (from, to) => streamOf(full, from, to) };
    });
}

function streamOf(path: string, start: number, end?: number): ReadableStream<Uint8Array> {
  const options = end === undefined ? { start } : { start, end: end - 1 };
  return Readable.toWeb(createReadStream(path, options)) as ReadableStream<Uint8Array>;
}

function deps(known: Map<string, TapeFile>) {
  return {
    account: 'mine',
    keys,
    known: (file: string) => known.get(file) ?? null,
    keepsBranches: true,
    isStopped: () => false,
    progress: () => undefined,
    keep: async (tape: TapeFile) => void known.set(tape.file, tape),
  };
}

function readAll(files: readonly SourceFile[], known: Map<string, TapeFile>) {
  return readSessionFiles(files, deps(known));
}

async function findLineEnds(stream: ReadableStream<Uint8Array>): Promise<number> {
  let lines = 0;
  for await (const chunk of chunksOf(stream))
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}
