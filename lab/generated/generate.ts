// `generate-traces.ts traces|series [from] [to]`: made-up input for the two benches, one of every kind for each seed from–to
// (501–540 when nothing is said). One JSON document on stdout.

import { answer, UnusableInput } from '../input';
import { makeAllSeries } from './make-series';
import { makeTraces, reportedSeeds } from './make-traces';

answer(() => {
  const [what, from = String(reportedSeeds.from), to = String(reportedSeeds.to)] = process.argv.slice(2);
  const seeds = { from: Number(from), to: Number(to) };
  if (!Number.isInteger(seeds.from) || !Number.isInteger(seeds.to) || seeds.to < seeds.from)
    throw new UnusableInput('The seeds are two whole numbers, the smaller first: generate-traces.ts traces 1 12.');
  if (what === 'traces') return { traces: makeTraces(seeds) };
  if (what === 'series') return { series: makeAllSeries(seeds) };
  throw new UnusableInput('Say what to make: generate-traces.ts traces, or generate-traces.ts series.');
});
