// Readings for a spreadsheet: one line per reading of a window. Only the JSON export can be imported again.

import { headLine, line, utcText } from '../../domain/export/csv-cells';
import type { Observation } from '../../domain/observations/observation';
import type { Translator } from '../../i18n/translator';
import { loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';
import { wholeHistory } from './export-json';

const head = [
  ...['seen_at_utc', 'account', 'window', 'limit', 'seconds', 'used_percent', 'left_percent', 'resets_at_utc'],
  ...['plan', 'source', 'credits', 'banked_resets'],
];

/** The file's text in pieces. Readings oldest first; observations of other kinds have no line. `english`: names the windows. */
export async function exportReadingsCsv(
  { observations, registers }: Pick<OwnStorage, 'observations' | 'registers'>,
  now: number,
  english: Translator,
): Promise<string[]> {
  const { named } = await loadAccounts(registers);
  const pieces = [headLine(head)];
  for await (const piece of wholeHistory(observations, now)) {
    const lines = piece.flatMap((seen) => linesOf(seen, named.get(seen.account)?.nickname ?? seen.account, english));
    if (lines.length > 0) pieces.push(lines.join(''));
  }
  return pieces;
}

function linesOf(seen: Observation, account: string, { formats }: Translator): string[] {
  if (seen.kind !== 'usage') return [];
  const { windows, plan, credits, bankCount } = seen.facts;
  return windows.map((window) =>
    line([
      utcText(seen.at),
      account,
      formats.window(window),
      window.limit,
      window.seconds,
      window.usedPercent,
      100 - window.usedPercent,
      utcText(window.resetsAt),
      plan,
      seen.source,
      credits?.balance,
      bankCount,
    ]),
  );
}
