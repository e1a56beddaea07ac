// All facts for a spreadsheet: one line per value when it first appears, changes or disappears. Only the JSON export can be
// imported again.

import { headLine, line, utcText } from '../../domain/export/csv-cells';
import type { Observation } from '../../domain/observations/observation';
import { loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';
import { wholeHistory } from './export-json';

type Value = string | number | boolean | null;

/** The file's text in pieces, oldest first. A value that disappeared has an empty cell. */
export async function exportFactsCsv(
  { observations, registers }: Pick<OwnStorage, 'observations' | 'registers'>,
  now: number,
): Promise<string[]> {
  const { named } = await loadAccounts(registers);
  const lastByTopic = new Map<string, ReadonlyMap<string, Value>>();
  const pieces = [headLine(['seen_at_utc', 'account', 'source', 'kind', 'field', 'value'])];
  for await (const piece of wholeHistory(observations, now)) {
    const lines = piece.flatMap((seen) => {
      const topic = `${seen.account} ${seen.kind}`;
      const values = valuesOf(seen.facts);
      const before = lastByTopic.get(topic) ?? new Map();
      lastByTopic.set(topic, values);
      const account = named.get(seen.account)?.nickname ?? seen.account;
      return changesOf(before, values).map(([field, value]) =>
        line([utcText(seen.at), account, seen.source, seen.kind, field, value]),
      );
    });
    pieces.push(lines.join(''));
  }
  return pieces;
}

function changesOf(before: ReadonlyMap<string, Value>, now: ReadonlyMap<string, Value>): [string, Value][] {
  const changed = [...now].filter(([field, value]) => !before.has(field) || before.get(field) !== value);
  const gone = [...before.keys()].filter((field) => !now.has(field));
  return [...changed, ...gone.map((field): [string, Value] => [field, null])];
}

/** Every scalar in the facts by its path: "windows.0.usedPercent". */
function valuesOf(facts: Observation['facts']): ReadonlyMap<string, Value> {
  return new Map(leavesOf(facts, ''));
}

function* leavesOf(part: unknown, path: string): Generator<[string, Value]> {
  if (part !== null && typeof part === 'object') {
    for (const [key, each] of Object.entries(part)) yield* leavesOf(each, path === '' ? key : `${path}.${key}`);
  } else if (part !== undefined) yield [path, part as Value];
}
