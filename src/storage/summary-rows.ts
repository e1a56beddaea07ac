import { dayStatements } from '../domain/history/daily-usage';
import { seriesByWindow, summarizeUsage, summaryLevels } from '../domain/history/summary';
import type { UsageWindows } from '../domain/history/usage-series';
import type { Observation } from '../domain/observations/observation';
import type { SummaryRow } from './rows';

/** The summaries of a month or a day of one account, one for each level. Observations oldest first. */
export function summaryRowsOf(
  of: Pick<SummaryRow, 'account' | 'of' | 'from'>,
  observations: readonly Observation[],
): readonly SummaryRow[] {
  const firstAt = observations[0]?.at ?? null;
  const usage = observations.filter((seen): seen is Observation & UsageWindows => seen.kind === 'usage');
  // Once for all levels: collecting the readings takes longer than reducing them.
  const windows = seriesByWindow(usage);
  return [
    ...summaryLevels.map((level) => ({ ...of, level, firstAt, windows: summarizeUsage(windows, level), days: [] })),
    { ...of, level: 'daily', firstAt, windows: [], days: dayStatements(observations) },
  ];
}
