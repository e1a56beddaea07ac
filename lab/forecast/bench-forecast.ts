// `npm run bench:forecast -- SERIES.json`: every forecast a series of readings would have been given, how it ended, and how
// good ours and three others were. One JSON document on stdout. Without a file it makes its own series, with the seeds no
// parameter was tuned on, and prints a table on stderr.

import { makeAllSeries } from '../generated/make-series';
import { reportedSeeds } from '../generated/make-traces';
import { answer, readJson } from '../input';
import { fitLogistic } from './fit-logistic';
import { forecastTable } from './forecast-table';
import { readSeries } from './read-series';
import { type ForecastRun, runForecasts } from './run-forecasts';
import { type ScoredRun, scoreForecasts } from './score-forecasts';

answer(() => {
  const [path] = process.argv.slice(2);
  const series = path ? readSeries(readJson(path)) : makeAllSeries(reportedSeeds);
  const forecasts = withSoftLinear(series.flatMap((one) => runForecasts(one)));
  if (!path) process.stderr.write(forecastTable(forecasts));
  return {
    forecasts: forecasts.map(forOutput),
    pooled: scoreForecasts(forecasts),
    pooledAfterThreeWeeks: scoreForecasts(forecasts.filter(({ afterThreeWeeks }) => afterThreeWeeks)),
    ...(path ? {} : { seeds: reportedSeeds }),
  };
});

/** The straight line's end through a logistic fitted on these very outcomes: the strongest form of that baseline. */
function withSoftLinear(runs: readonly ForecastRun[]): readonly ScoredRun[] {
  const xOf = (run: ForecastRun): number => Math.min(300, run.linearEndPercent);
  const settled = runs.filter(({ outcome }) => outcome !== null);
  const soft = fitLogistic(settled.map((run) => ({ x: xOf(run), yes: run.outcome === 1 })));
  return runs.map((run) => ({ ...run, linearSoft: soft(xOf(run)) }));
}

function forOutput({ linearSoft, learnedPhase, linearEndPercent, ...run }: ScoredRun) {
  return { ...run, 'linear-soft': linearSoft, 'learned-phase': learnedPhase };
}
