import { kinds } from '../generated/habits';
import { poolRuns } from './pool-runs';
import type { PolicyRun } from './run-policies';

const columns = ['when-blocked', 'at-expiry', 'even-spacing', 'worth-threshold', 'planner'];

/** A table of gain shares by kind, and the other conditions, for a person to read. */
export function plannerTable(results: readonly PolicyRun[]): string {
  const ofKind = (kind: string): PolicyRun[] => results.filter(({ id }) => id.startsWith(`${kind}-`));
  const rows = kinds.map((kind) => rowOf(kind, ofKind(kind)));
  const all = rowOf(
    'all but idle',
    results.filter(({ id }) => !id.startsWith('idle-')),
  );
  const idle = ofKind('idle').filter(({ policy, redeemed }) => policy === 'planner' && redeemed.length > 0);
  const solves = results
    .filter(({ policy }) => policy === 'planner')
    .map(({ solveMs }) => solveMs)
    .sort((a, b) => a - b);
  return [
    ['gain share'.padEnd(14), ...columns.map((name) => name.padStart(16)), 'against best'.padStart(14)].join(''),
    ...rows,
    all,
    `below never by more than 0.25 points: ${belowNever(results)} traces`,
    `idle traces that spent a reset: ${idle.length}`,
    `one plan: ${solves[Math.floor(solves.length / 2)]} ms median, ${solves.at(-1)} ms slowest trace\n`,
  ].join('\n');
}

function rowOf(name: string, runs: readonly PolicyRun[]): string {
  const pooled = poolRuns(runs);
  const count = runs.filter(({ policy }) => policy === 'planner').length;
  const served = (policy: string): number => pooled[policy]?.servedPercent ?? 0;
  const best = Math.max(served('never'), ...columns.slice(0, -1).map(served));
  const points = (served('planner') - best) / Math.max(1, count);
  return [
    name.padEnd(14),
    ...columns.map((policy) => (pooled[policy]?.gainShare?.toFixed(3) ?? '–').padStart(16)),
    `${points.toFixed(1)} points`.padStart(14),
  ].join('');
}

function belowNever(results: readonly PolicyRun[]): number {
  const never = new Map(
    results.filter(({ policy }) => policy === 'never').map(({ id, servedPercent }) => [id, servedPercent]),
  );
  return results.filter(
    ({ id, policy, servedPercent }) => policy === 'planner' && servedPercent < (never.get(id) ?? 0) - 0.25,
  ).length;
}
