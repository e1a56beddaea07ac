// `npx tsx lab/generated/generate.ts traces|series [SEEDS]`: generated input of the two benches, one account of every kind
// for each seed. One JSON document on stdout.
import { runCommand } from '../command';
import { UnusableInput } from '../input';
import { makeAllSeries } from './make-series';
import { makeTraces } from './make-traces';
import { parseSeeds, reportedSeeds } from './seeds';

runCommand(() => {
  const [what, seeds = reportedSeeds] = process.argv.slice(2);
  if (what === 'traces') return { traces: makeTraces(parseSeeds(seeds)) };
  if (what === 'series') return { series: makeAllSeries(parseSeeds(seeds)) };
  throw new UnusableInput('Say what to generate: generate.ts traces 1-12, or generate.ts series 1-12.');
});
