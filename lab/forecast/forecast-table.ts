import { kinds } from '../generated/habits';
import { type ScoredRun, scoreForecasts } from './score-forecasts';

/** A table of Brier skill and coverage by kind, after three weeks of readings, for a person to read. */
export function forecastTable(forecasts: readonly ScoredRun[]): string {
  const late = forecasts.filter(({ afterThreeWeeks }) => afterThreeWeeks);
  const head = ['settled', 'Brier', 'vs linear', 'vs soft', 'vs phase', '− better one', 'shared 10–90'];
  return [
    ['after 3 weeks'.padEnd(14), ...head.map((name) => name.padStart(14))].join(''),
    ...kinds.map((kind) =>
      rowOf(
        kind,
        late.filter(({ id }) => id.startsWith(`${kind}-`)),
      ),
    ),
    rowOf(
      'all but idle',
      late.filter(({ id }) => !id.startsWith('idle-')),
    ),
    '',
  ].join('\n');
}

function rowOf(name: string, runs: readonly ScoredRun[]): string {
  const { settled, brier, skill, sharedCoverage } = scoreForecasts(runs);
  const better = Math.min(brier.linear ?? 1, brier['learned-phase'] ?? 1);
  const figures = [
    brier.headroom,
    skill.linear,
    skill['linear-soft'],
    skill['learned-phase'],
    brier.headroom === null ? null : brier.headroom - better,
    sharedCoverage,
  ];
  const cells = [String(settled), ...figures.map((figure) => figure?.toFixed(3) ?? '–')];
  return [name.padEnd(14), ...cells.map((cell) => cell.padStart(14))].join('');
}
