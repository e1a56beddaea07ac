// Damaged rows are copied aside once, for a report, and removed from their table. What can be repaired is written back.
import { Dexie, type IndexableType } from 'dexie';

import { isRecord } from '../domain/validation/checks';
import { localName, repairedLocal } from './local-checks';
import { mostArrivals } from './observation-checks';
import { repairedRow } from './row-checks';
import { damagedKey, foldAgainKey } from './rows';
import type { DamagedRow } from './whole-rows';

/** A damaged row as it is kept. */
export interface KeptRow {
  /** Its table; for one of `local`, also its key without ids. */
  readonly table: string;
  /** Its JSON, cut. Empty where it may hold keys of devices. */
  readonly text: string;
}

const mostKept = 50;
const mostText = 4_000;

/** Collects damaged rows as reads meet them, and deals with them after the read. */
export function collectDamaged(database: () => Dexie): (found: DamagedRow) => void {
  let waiting = new Map<string, DamagedRow>();
  const dealWith = () => {
    const found = [...waiting.values()];
    waiting = new Map();
    // The next read meets them again.
    void setAside(database(), found).catch(() => {});
  };
  return (found) => {
    // A read may be within a transaction that does not allow writing.
    if (waiting.size === 0) setTimeout(() => Dexie.ignoreTransaction(dealWith), 0);
    if (waiting.size < mostKept) waiting.set(`${found.table}\n${textOf(found.key)}`, found);
  };
}

/** The damaged rows that are kept, in a stored value. */
export function keptRowsIn(value: unknown): readonly KeptRow[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is KeptRow => isRecord(one) && typeof one.table === 'string');
}

async function setAside(database: Dexie, found: readonly DamagedRow[]): Promise<void> {
  const local = database.table('local');
  const tables = [...new Set(['local', 'observations', ...found.map(({ table }) => table)])];
  await database.transaction('rw', tables, async () => {
    const kept = keptRowsIn((await local.get(damagedKey))?.value);
    // Nothing is deleted that is not kept.
    const fits = (await stillDamaged(database, found)).slice(0, Math.max(0, mostKept - kept.length));
    if (fits.length === 0) return;
    const rows = fits.map(keptRow);
    await local.put({ key: damagedKey, value: [...kept, ...rows] });
    for (const { table, key } of fits) if (key !== undefined) await database.table(table).delete(key as IndexableType);
    await putBack(database, fits);
    await putBackLocal(database, fits);
    if (fits.some(({ table }) => table === 'events')) await local.put({ key: foldAgainKey, value: true });
  });
}

function keptRow({ table, key, row }: DamagedRow): KeptRow {
  if (table !== 'local') return { table, text: textOf(row).slice(0, mostText) };
  const name = localName(String(key)) ?? '';
  return { table: `local ${name}`, text: name.startsWith('phone/') ? '' : textOf(row).slice(0, mostText) };
}

/** Without the rows of `local` that were rewritten since: code that reads one as absent may rebuild it immediately. */
async function stillDamaged(database: Dexie, found: readonly DamagedRow[]): Promise<readonly DamagedRow[]> {
  const isWhole = async ({ table, key }: DamagedRow) =>
    table === 'local' && (await database.table(table).get(key as IndexableType)) !== undefined;
  const checked = await Promise.all(found.map(async (one) => ((await isWhole(one)) ? [] : [one])));
  return checked.flat();
}

async function putBackLocal(database: Dexie, found: readonly DamagedRow[]): Promise<void> {
  for (const { table, row } of found) {
    const repaired = table === 'local' ? repairedLocal(row) : null;
    if (repaired) await database.table('local').put(repaired);
  }
}

async function putBack(database: Dexie, found: readonly DamagedRow[]): Promise<void> {
  const observations = database.table('observations');
  const damaged = found.filter(({ table }) => table === 'observations');
  if (damaged.length === 0) return;
  let arrival = Number((await observations.where('arrival').belowOrEqual(mostArrivals).lastKey()) ?? 0);
  for (const { row } of damaged) {
    arrival += 1;
    const repaired = repairedRow(row, arrival);
    if (repaired) await observations.put(repaired);
  }
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '';
  }
}
