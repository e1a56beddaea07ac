// `npm run bench:forecast -- SERIES.json`: the forecasts that each series of readings would have been given, their outcomes,
// and the scores of ours and three baselines. One JSON document on stdout. `-- --seeds 1-40` generates series, and prints a
// table on stderr. Without arguments it takes the seeds that no parameter was tuned on.

import { inputFrom, runCommand } from '../command';
import { makeAllSeries } from '../generated/make-series';
import { fitLogistic } from './fit-logistic';
import { forecastTable } from './forecast-table';
import { readSeries } from './read-series';
import { type ForecastRun, runForecasts } from './run-forecasts';
import { type ScoredRun, scoreForecasts } from './score-forecasts';

runCommand(() => {
  const input = inputFrom(process.argv.slice(2));
  const series = 'seeds' in input ? makeAllSeries(input.seeds) : readSeries(input.document);
  const forecasts = withSoftLinear(series.flatMap((one) => runForecasts(one)));
  if ('seeds' in input) process.stderr.write(forecastTable(forecasts));
  return {
    forecasts: forecasts.map(forOutput),
    pooled: scoreForecasts(forecasts),
    pooledAfterThreeWeeks: scoreForecasts(forecasts.filter(({ afterThreeWeeks }) => afterThreeWeeks)),
    ...('seeds' in input && { seeds: input.seeds }),
  };
});

/**
 * Adds `linear-soft`: the straight line's end through a logistic curve. The curve is fitted on these very outcomes, so this is
 * the strongest form of that baseline.
 */
function withSoftLinear(runs: readonly ForecastRun[]): readonly ScoredRun[] {
  const xOf = (run: ForecastRun): number => Math.min(300, run.linearEndPercent);
  const settled = runs.filter(({ outcome }) => outcome !== null);
  const soft = fitLogistic(settled.map((run) => ({ x: xOf(run), yes: run.outcome === 1 })));
  return runs.map((run) => ({ ...run, linearSoft: soft(xOf(run)) }));
}

function forOutput({ linearSoft, learnedPhase, linearEndPercent, ...run }: ScoredRun) {
  return { ...run, 'linear-soft': linearSoft, 'learned-phase': learnedPhase };
}
