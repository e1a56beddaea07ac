// `npm run bench:planner -- TRACES.json`: how much of what resets could bring each policy gets. One JSON document on stdout.
// Without a file it makes its own traces, with the seeds no parameter was tuned on, and prints a table on stderr.

import { makeTraces, reportedSeeds } from '../generated/make-traces';
import { answer, readJson } from '../input';
import { plannerTable } from './planner-table';
import { poolRuns } from './pool-runs';
import { readTraces } from './read-traces';
import { runPolicies } from './run-policies';

answer(() => {
  const [path] = process.argv.slice(2);
  const traces = path ? readTraces(readJson(path)) : makeTraces(reportedSeeds);
  const results = traces.flatMap(runPolicies);
  if (!path) process.stderr.write(plannerTable(results));
  return { results, pooled: poolRuns(results), ...(path ? {} : { seeds: reportedSeeds }) };
});
