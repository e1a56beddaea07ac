// `npm run reports -- DIR [--zone ZONE] [--by project,model,…] [--json]`: what the session files below a folder used.
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { countResponses } from '../src/domain/usage/count-responses';
import type { UsageSum } from '../src/domain/usage/group-usage';
import type { SessionFile } from '../src/domain/usage/session';
import { type Grouping, groupings, type UsageReport, usageReport } from '../src/domain/usage/usage-report';
import { type ChosenFile, chooseFiles, inOrder } from '../src/observe/session-files/choose-files';
import { decompressed } from '../src/observe/session-files/decompress';
import { readSession } from '../src/observe/session-files/read-session';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { zone: { type: 'string' }, by: { type: 'string' }, json: { type: 'boolean' } },
});
const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const by = groupingsFrom(values.by ?? 'project,model');
checkZone(zone);

const { sessions, files, unreadable } = await readFolder(folderFrom(positionals));
const { responses, uncertain } = countResponses(sessions);
const report = usageReport(responses, new Map(sessions.map(({ meta }) => [meta.thread, meta])), { by, zone });
const damaged = sessions.reduce((sum, session) => sum + session.damaged, 0) + unreadable;
const rest = { uncertain, damaged, files };
process.stdout.write(values.json ? `${JSON.stringify({ ...report, ...rest })}\n` : tables(report, rest));

interface Rest {
  readonly uncertain: number;
  readonly damaged: number;
  readonly files: { readonly read: number; readonly skipped: number };
}

interface FolderFile {
  readonly path: string;
  readonly full: string;
}

async function readFolder(folder: string) {
  const { chosen, skipped } = chooseFiles(filesBelow(folder));
  const sessions: SessionFile[] = [];
  let [read, unreadable, foreign] = [0, 0, 0];
  for (const one of inOrder(chosen)) {
    try {
      const session = await readSession(one.name, await streamOf(one));
      read += 1;
      if (session) sessions.push(session);
      else foreign += 1;
    } catch {
      unreadable += 1;
    }
  }
  return { sessions, unreadable, files: { read: read - foreign, skipped: skipped + unreadable + foreign } };
}

function filesBelow(folder: string): FolderFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
    const full = join(folder, name);
    // A folder that is itself `archived_sessions` says so to the rule that prefers active copies.
    return { full, path: relative(join(folder, '..'), full).split(sep).join('/') };
  });
}

async function streamOf({ file, compressed }: ChosenFile<FolderFile>): Promise<ReadableStream<Uint8Array>> {
  const stream = Readable.toWeb(createReadStream(file.full)) as ReadableStream<Uint8Array>;
  return compressed ? decompressed(stream) : stream;
}

function folderFrom([folder]: readonly string[]): string {
  if (!folder) leave('Name the folder with the session files: npm run reports -- ~/.codex/sessions');
  try {
    if (statSync(folder).isDirectory()) return folder;
  } catch {}
  return leave(`${folder} is not a folder that can be read.`);
}

function groupingsFrom(text: string): readonly Grouping[] {
  return text.split(',').map((name) => {
    const known = groupings.find((grouping) => grouping === name.trim());
    return known ?? leave(`"${name}" is no grouping. Choose from: ${groupings.join(', ')}.`);
  });
}

function checkZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    leave(`"${name}" is no time zone. Use a name such as Europe/Berlin.`);
  }
}

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function tables({ total, by, unpriced }: UsageReport, { uncertain, damaged, files }: Rest): string {
  const lines = [row('', total), ...Object.entries(by).flatMap(([name, rows]) => ['', name, ...rowsOf(rows)])];
  const missing = Object.keys(unpriced);
  const notes = [
    `API-equivalent, an estimate, not a bill. ${files.read} files read, ${files.skipped} skipped.`,
    ...(missing.length > 0
      ? [`No price is known for ${missing.join(', ')}: credits and dollars are lower bounds.`]
      : []),
    ...(uncertain > 0 ? [`${uncertain} counts were left out as copies of a session that is gone.`] : []),
    ...(damaged > 0 ? [`${damaged} damaged lines or files were left out.`] : []),
  ];
  return `${[header(), ...lines, '', ...notes].join('\n')}\n`;
}

function header(): string {
  return row('', {
    responses: 'responses',
    input: 'input',
    cached: 'cached',
    output: 'output',
    reasoning: 'reasoning',
    credits: 'credits',
    usd: 'US$',
  });
}

function rowsOf(rows: Readonly<Record<string, UsageSum>>): string[] {
  return Object.entries(rows).map(([name, sum]) => row(name, sum));
}

function row(name: string, sum: Readonly<Record<string, number | string>> | UsageSum): string {
  const cell = (value: number | string | undefined, digits = 0) =>
    (typeof value === 'number'
      ? value.toLocaleString('en', { maximumFractionDigits: digits })
      : (value ?? '')
    ).padStart(14);
  const { responses, input, cached, output, reasoning, credits, usd } = sum as Readonly<
    Record<string, number | string>
  >;
  return [
    name.padEnd(28),
    ...[responses, input, cached, output, reasoning].map((value) => cell(value)),
    cell(credits, 2),
    cell(usd, 2),
  ].join('');
}
