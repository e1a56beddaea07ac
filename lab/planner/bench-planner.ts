// `npm run bench:planner -- TRACES.json`: what share of the possible gain from banked resets each policy gets. One JSON
// document on stdout. `-- --seeds 1-40` generates traces, and prints a table on stderr. Without arguments it takes the seeds
// that no parameter was tuned on.

import { inputFrom, runCommand } from '../command';
import { makeTraces } from '../generated/make-traces';
import { plannerTable } from './planner-table';
import { poolRuns } from './pool-runs';
import { readTraces } from './read-traces';
import { runPolicies } from './run-policies';

runCommand(() => {
  const input = inputFrom(process.argv.slice(2));
  const traces = 'seeds' in input ? makeTraces(input.seeds) : readTraces(input.document);
  const results = traces.flatMap(runPolicies);
  if ('seeds' in input) process.stderr.write(plannerTable(results));
  return { results, pooled: poolRuns(results), ...('seeds' in input && { seeds: input.seeds }) };
});
