// What other devices learn of use: sums by day, project and model, small enough to travel with what is synced anyway. No file, no
// session and no branch leaves the computer, and a project's name only where the user chose so.
import { dayMs } from '../time/instant';

/** Registers of this table hold day sums, by the device that read the files. */
export const daySumsTable = 'usage-days';

/** How a project is called on another device. `label`: the beginning of its salted key, the same every day. */
export type SharedProject =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'none' };

export interface DaySum {
  /** YYYY-MM-DD in the zone of the device that read the files. */
  readonly day: string;
  readonly account: string;
  readonly project: SharedProject;
  /** Empty where the files state none. */
  readonly model: string;
  readonly responses: number;
  /** Input and output. */
  readonly tokens: number;
  /** Null where no price is known. */
  readonly credits: number | null;
}

/** Day sums as they are stored and sent. `rows` holds seven numbers a sum: day, three places in the lists, three amounts. */
export interface PackedDaySums {
  readonly v: 1;
  readonly accounts: readonly string[];
  readonly projects: readonly string[];
  readonly models: readonly string[];
  readonly rows: readonly number[];
}

const rowLength = 7;
/** Characters of a packed value: what a file and a stored row carry easily. */
const mostCharacters = 12_000;

/** As many whole days as fit into `room` characters, the newest first. `sums` with the newest day first. */
export function packDaySums(sums: readonly DaySum[], room = mostCharacters): PackedDaySums {
  const days = [...new Set(sums.map(({ day }) => day))];
  let [packed, fits] = [nothingPacked, true];
  for (let count = 1; count <= days.length && fits; count += 1) {
    const next = packAll(sums.filter(({ day }) => days.indexOf(day) < count));
    fits = JSON.stringify(next).length <= room;
    if (fits) packed = next;
  }
  return packed;
}

const nothingPacked: PackedDaySums = { v: 1, accounts: [], projects: [], models: [], rows: [] };

function packAll(sums: readonly DaySum[]): PackedDaySums {
  const [accounts, projects, models] = [places(), places(), places()];
  const rows = sums.flatMap(({ day, account, project, model, responses, tokens, credits }) => [
    Date.parse(`${day}T00:00:00Z`) / dayMs,
    accounts.of(account),
    projects.of(projectText(project)),
    models.of(model),
    responses,
    tokens,
    credits === null ? -1 : Math.round(credits * 10),
  ]);
  return { v: 1, accounts: accounts.all, projects: projects.all, models: models.all, rows };
}

function projectText(project: SharedProject): string {
  return 'text' in project ? `${project.kind}:${project.text}` : project.kind;
}

function places() {
  const all: string[] = [];
  const of = (text: string): number => {
    const known = all.indexOf(text);
    return known >= 0 ? known : all.push(text) - 1;
  };
  return { all, of };
}

/**
 * The same with only the newest `count` days, because a push has little room. Rows are sorted by newest day and the lists
 * by first use, so both can be cut. Returns `packed` itself where it holds no rows.
 */
export function newestDays(packed: unknown, count: number): unknown {
  const { accounts, projects, models, rows } = (packed ?? {}) as Partial<PackedDaySums>;
  if (!accounts || !projects || !models || !Array.isArray(rows)) return packed;
  const days = new Set<number>();
  const used = [0, 0, 0];
  let end = 0;
  for (; end < rows.length && (days.has(rows[end]) || days.size < count); end += rowLength) {
    days.add(rows[end]);
    for (const list of [0, 1, 2]) used[list] = Math.max(used[list] ?? 0, rows[end + 1 + list] + 1);
  }
  const [a, p, m] = used;
  return {
    v: 1,
    accounts: accounts.slice(0, a),
    projects: projects.slice(0, p),
    models: models.slice(0, m),
    rows: rows.slice(0, end),
  };
}

/** The same without an account; null where nothing is left. */
export function withoutAccount(packed: unknown, account: string): PackedDaySums | null {
  const kept = unpackDaySums(packed).filter((sum) => sum.account !== account);
  return kept.length > 0 ? packAll(kept) : null;
}

/** Day sums from this or another device; those that are not whole are left out, all of them where `value` is none. */
export function unpackDaySums(value: unknown): DaySum[] {
  const { v, accounts, projects, models, rows } = (value ?? {}) as Partial<Record<keyof PackedDaySums, unknown>>;
  if (v !== 1 || ![accounts, projects, models].every(isTexts) || !Array.isArray(rows)) return [];
  const lists = [accounts, projects, models] as readonly (readonly string[])[];
  const sums: DaySum[] = [];
  for (let at = 0; at + rowLength <= rows.length; at += rowLength) {
    const sum = sumAt(rows.slice(at, at + rowLength), lists);
    if (sum) sums.push(sum);
  }
  return sums;
}

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((text) => typeof text === 'string' && text.length <= 120);

/** The last day that a date can name, in days since 1970. */
const lastDay = 100_000;

function sumAt(row: readonly unknown[], lists: readonly (readonly string[])[]): DaySum | null {
  if (!row.every((number) => Number.isSafeInteger(number))) return null;
  const [day = 0, account = 0, project = 0, model = 0, responses = 0, tokens = 0, tenths = 0] = row as number[];
  const [accountText, projectAs, modelText] = [account, project, model].map((place, list) => lists[list]?.[place]);
  if (accountText === undefined || projectAs === undefined || modelText === undefined) return null;
  if (day < 0 || day > lastDay || responses < 0 || tokens < 0) return null;
  return {
    day: new Date(day * dayMs).toISOString().slice(0, 10),
    account: accountText,
    project: projectOf(projectAs),
    model: modelText,
    responses,
    tokens,
    credits: tenths < 0 ? null : tenths / 10,
  };
}

function projectOf(text: string): SharedProject {
  const [, kind, name] = /^(name|label):(.+)$/s.exec(text) ?? [];
  if (kind === 'name' || kind === 'label') return { kind, text: name ?? '' };
  return { kind: text === 'hidden' ? 'hidden' : 'none' };
}
