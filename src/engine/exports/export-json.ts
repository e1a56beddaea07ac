// Everything stored here as one file that another Headroom can import.
import type { Observation } from '../../domain/observations/observation';
import type { OwnStorage } from '../state/own-storage';

export const exportFormat = 'headroom/export';
export const exportVersion = 1;

/** A month at a time: a year in one piece would block the page. */
const pieceMs = 31 * 86_400_000;

/** The file's text in pieces, to be joined in this order. */
export async function exportJson(
  { observations, registers }: Pick<OwnStorage, 'observations' | 'registers'>,
  now: number,
): Promise<string[]> {
  const head = { format: exportFormat, version: exportVersion, exportedAt: new Date(now).toISOString() };
  const records = (await registers.rows()).filter(({ table }) => shared.has(table));
  const pieces = [`${JSON.stringify({ ...head, records }).slice(0, -1)},"observations":[\n`];
  let first = true;
  for await (const piece of wholeHistory(observations, now)) {
    if (piece.length === 0) continue;
    pieces.push(`${first ? '' : ',\n'}${piece.map((one) => JSON.stringify(one)).join(',\n')}`);
    first = false;
  }
  return [...pieces, '\n]}\n'];
}

/** The register tables to export. Pairings and keys are never exported. */
const shared: ReadonlySet<string> = new Set(['settings', 'account', 'alias']);

/** There was no Codex before, and nothing older is ever imported. */
const beginning = Date.UTC(2020, 0, 1);

/** All observations up to a day after `now`, oldest first, a month per step. */
export async function* wholeHistory(
  { accounts, history }: OwnStorage['observations'],
  now: number,
): AsyncGenerator<readonly Observation[]> {
  const keys = await accounts();
  for (let from = beginning; from < now + 86_400_000; from += pieceMs) {
    yield await history(keys, from, from + pieceMs - 1);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
