// Showback: what each project, ticket or cost centre used by month, as a file that its owner may hand over. Several people's
// files open together as one report of a team, without a server.
import { type Dimension, type DimensionOptions, groupRows, projectNames } from './dimensions';
import { allTime, forSelected, type UsageSelection } from './group-usage';
import { costOf, createRates } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

/** One sum: of a month, project, ticket, cost centre and model. Only names its owner sees in the report. */
export interface ShowbackRow {
  /** YYYY-MM in the owner's zone. */
  readonly month: string;
  readonly project: string;
  readonly ticket: string;
  readonly costCentre: string;
  readonly model: string;
  readonly responses: number;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly credits: number;
  readonly usd: number;
  /** Whether no price is known: then credits and dollars are 0, and the row is listed separately. */
  readonly unpriced: boolean;
  /** Whether the account is assumed. */
  readonly uncertain: boolean;
}

export interface ShowbackFile {
  readonly headroom: 'showback';
  readonly v: 1;
  /** Chosen at random when the person made the first file: the same person's newer file replaces the older one. */
  readonly id: string;
  /** The name its owner chose. */
  readonly person: string;
  readonly madeAt: number;
  readonly rows: readonly ShowbackRow[];
}

/** The rows of the selected use, by month, project, ticket, cost centre and model. Their sums are those of the report. */
export function showbackRows(
  table: UsageTable,
  options: DimensionOptions,
  selection: UsageSelection = allTime,
): ShowbackRow[] {
  const rates = createRates(table.contexts, options.preferences.prices);
  const groupOf = showbackGroups(table, options);
  const sums = new Map<string, Mutable<ShowbackRow>>();
  forSelected(table, selection, options, (row) => {
    const price = rates(table.context[row] ?? 0, table.at[row] ?? 0);
    const group = { ...groupOf(row), unpriced: price === null };
    const key = JSON.stringify(group);
    const sum = sums.get(key) ?? { ...group, responses: 0, input: 0, cached: 0, output: 0, credits: 0, usd: 0 };
    sums.set(key, sum);
    const tokens = tokensAt(table, row);
    sum.responses += 1;
    sum.input += tokens.input;
    sum.cached += tokens.cached;
    sum.output += tokens.output;
    sum.credits += price ? costOf(tokens, price.credits) : 0;
    sum.usd += price ? costOf(tokens, price.usd) : 0;
  });
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** What each row of the table counts under. */
function showbackGroups(table: UsageTable, options: DimensionOptions) {
  const names = projectNames(table, options.preferences);
  const keyBy = (by: Dimension) => {
    const { of, keys } = groupRows(table, by, options);
    return (row: number) => keys[of(row)] ?? '';
  };
  const [month, project, ticket, costCentre, model] = [
    keyBy('month'),
    keyBy('project'),
    keyBy('ticket'),
    keyBy('costCentre'),
    keyBy('model'),
  ];
  return (row: number) => ({
    month: month(row),
    project: names.get(project(row)) ?? project(row),
    ticket: ticket(row),
    costCentre: costCentre(row),
    model: model(row),
    uncertain: table.owners[table.owner[row] ?? 0]?.assumed ?? false,
  });
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const longestName = 200;
const mostRows = 100_000;

/** A showback file from another person, checked field by field; null when the text is not one. */
export function readShowback(text: string): ShowbackFile | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(found) || found.headroom !== 'showback' || found.v !== 1) return null;
  const { id, person, madeAt, rows } = found;
  if (!isName(id) || id === '' || !isName(person) || !isAmount(madeAt) || !Array.isArray(rows)) return null;
  if (rows.length > mostRows || !rows.every(isRow)) return null;
  return { headroom: 'showback', v: 1, id, person, madeAt, rows: rows.map(plainRow) };
}

const names = ['month', 'project', 'ticket', 'costCentre', 'model'] as const;
const amounts = ['responses', 'input', 'cached', 'output', 'credits', 'usd'] as const;

function isRow(row: unknown): row is ShowbackRow {
  return isRecord(row) && names.every((name) => isName(row[name])) && amounts.every((name) => isAmount(row[name]));
}

/** Without whatever else the file holds. */
function plainRow(row: ShowbackRow): ShowbackRow {
  const { month, project, ticket, costCentre, model, responses, input, cached, output, credits, usd } = row;
  const flags = { unpriced: row.unpriced === true, uncertain: row.uncertain === true };
  return { month, project, ticket, costCentre, model, responses, input, cached, output, credits, usd, ...flags };
}

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= longestName;
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The team's files with one more: a person's newer file replaces the older one, so that the same file counts once. */
export function withShowback(files: readonly ShowbackFile[], file: ShowbackFile): readonly ShowbackFile[] {
  const known = files.find(({ id }) => id === file.id);
  if (known && known.madeAt >= file.madeAt) return files;
  return [...files.filter(({ id }) => id !== file.id), file];
}

export type TeamDimension = 'person' | 'project' | 'costCentre' | 'model' | 'month' | 'ticket';

interface TeamRow {
  readonly key: string;
  readonly responses: number;
  readonly credits: number;
  readonly usd: number;
  /** Responses without a known price. */
  readonly unpriced: number;
  /** Credits of the pool that are a person's; null where there is no pool, or for anything but people. */
  readonly allocated: number | null;
  /** Credits above what is allocated; 0 where nothing is. */
  readonly over: number;
}

/** Credits that all share in the months shown. `own`: what the user allocated, by person; the rest is divided equally. */
export interface TeamPool {
  readonly credits: number;
  readonly own: Readonly<Record<string, number>>;
}

export interface TeamReport {
  readonly rows: readonly TeamRow[];
  readonly total: Omit<TeamRow, 'key'>;
  /** What is left of the pool; negative when it is overdrawn, null without one. */
  readonly left: number | null;
}

/** One report of several people's files; `pool` is null for none. */
export function teamReport(
  files: readonly ShowbackFile[],
  by: TeamDimension,
  months: readonly string[],
  pool: TeamPool | null,
): TeamReport {
  const rows = teamRows(files, by, new Set(months));
  const allocate = pool && by === 'person' ? allocations([...new Set(files.map(({ person }) => person))], pool) : null;
  for (const row of allocate ? rows : []) {
    row.allocated = allocate?.(row.key) ?? null;
    row.over = Math.max(0, row.credits - (row.allocated ?? 0));
  }
  rows.sort((a, b) => b.credits - a.credits || (a.key < b.key ? -1 : 1));
  const add = (name: 'responses' | 'credits' | 'usd' | 'unpriced') => rows.reduce((sum, row) => sum + row[name], 0);
  const total = { responses: add('responses'), credits: add('credits'), usd: add('usd'), unpriced: add('unpriced') };
  const left = pool === null ? null : pool.credits - total.credits;
  const allocated = allocate && pool ? pool.credits : null;
  return { rows, total: { ...total, allocated, over: Math.max(0, -(left ?? 0)) }, left };
}

/** Who drew nothing in the months shown has a row, and a part of the pool, all the same. */
function teamRows(files: readonly ShowbackFile[], by: TeamDimension, months: ReadonlySet<string>): Mutable<TeamRow>[] {
  const sums = new Map<string, Mutable<TeamRow>>();
  if (by === 'person') for (const { person } of files) sums.set(person, emptyRow(person));
  for (const { person, rows } of files)
    for (const row of rows.filter(({ month }) => months.has(month)))
      addTo(sums, by === 'person' ? person : row[by], row);
  return [...sums.values()];
}

/** What of the pool is each person's. */
function allocations(people: readonly string[], { credits, own }: TeamPool): (person: string) => number {
  const given = people.filter((person) => Object.hasOwn(own, person));
  const rest = Math.max(0, credits - given.reduce((sum, person) => sum + (own[person] ?? 0), 0));
  const part = rest / Math.max(1, people.length - given.length);
  return (person) => (Object.hasOwn(own, person) ? (own[person] ?? 0) : part);
}

function emptyRow(key: string): Mutable<TeamRow> {
  return { key, responses: 0, credits: 0, usd: 0, unpriced: 0, allocated: null, over: 0 };
}

function addTo(sums: Map<string, Mutable<TeamRow>>, key: string, row: ShowbackRow): void {
  const sum = sums.get(key) ?? emptyRow(key);
  sums.set(key, sum);
  sum.responses += row.responses;
  sum.credits += row.credits;
  sum.usd += row.usd;
  sum.unpriced += row.unpriced ? row.responses : 0;
}
