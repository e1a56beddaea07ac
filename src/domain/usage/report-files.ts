// Reports as files for a spreadsheet or another program. A cell never runs as a formula.
import { headLine, line, utcText } from '../export/csv-cells';
import type { GroupRow, GroupSum } from './group-usage';
import type { ShowbackRow } from './showback';

const sums = ['responses', 'input', 'cached', 'cacheWrite', 'output', 'reasoning', 'total', 'credits', 'usd'] as const;
const apart = ['unpriced', 'unpricedTokens', 'assumed'] as const;

/** A report's rows as CSV, the total last. `unpriced` and `assumed` count responses. */
export function reportCsv(
  rows: readonly GroupRow[],
  total: GroupSum,
  by: string,
  nameOf: (key: string) => string,
): string[] {
  const cells = (sum: GroupSum) => [...sums, ...apart].map((name) => sum[name]);
  const times = (sum: GroupSum) => (sum.responses > 0 ? [utcText(sum.firstAt), utcText(sum.lastAt)] : ['', '']);
  return [
    headLine([by, ...sums, ...apart, 'first', 'last']),
    ...rows.map((row) => line([nameOf(row.key), ...cells(row), ...times(row)])),
    line(['total', ...cells(total), ...times(total)]),
  ];
}

/** A report's rows as JSON, by name. */
export function reportJson(
  rows: readonly GroupRow[],
  total: GroupSum,
  by: string,
  nameOf: (key: string) => string,
): string {
  const sumOf = (sum: GroupSum) => Object.fromEntries([...sums, ...apart].map((name) => [name, sum[name]]));
  const named = rows.map((row) => ({ name: nameOf(row.key), ...sumOf(row) }));
  return `${JSON.stringify({ estimate: 'API-equivalent, not a bill', by, total: sumOf(total), rows: named }, null, 2)}\n`;
}

const showbackColumns = [
  'month',
  'project',
  'ticket',
  'costCentre',
  'model',
  'responses',
  'input',
  'cached',
  'output',
  'credits',
  'usd',
  'unpriced',
  'uncertain',
] as const satisfies readonly (keyof ShowbackRow)[];

/** Showback rows as CSV: unpriced and uncertain ones are rows of their own. */
export function showbackCsv(rows: readonly ShowbackRow[]): string[] {
  return [headLine(showbackColumns), ...rows.map((row) => line(showbackColumns.map((name) => row[name])))];
}
