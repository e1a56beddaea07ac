import type { ForecastRun } from './run-forecasts';

export interface ScoredRun extends ForecastRun {
  readonly linearSoft: number;
}

/** Pooled figures of settled forecasts. Null where there are none. */
export interface ForecastScore {
  readonly settled: number;
  readonly ranOut: number;
  readonly brier: Readonly<Record<ModelName, number | null>>;
  /** 1 − our Brier score ÷ the other's. */
  readonly skill: Readonly<Record<Exclude<ModelName, 'headroom'>, number | null>>;
  readonly sharedCoverage: number | null;
  readonly plainCoverage: number | null;
}

type ModelName = 'headroom' | 'linear' | 'linear-soft' | 'learned-phase';

const probabilityOf: Readonly<Record<ModelName, (run: ScoredRun) => number>> = {
  headroom: ({ p }) => p,
  linear: ({ linear }) => linear,
  'linear-soft': ({ linearSoft }) => linearSoft,
  'learned-phase': ({ learnedPhase }) => learnedPhase,
};

export function scoreForecasts(runs: readonly ScoredRun[]): ForecastScore {
  const settled = runs.filter(({ outcome }) => outcome !== null);
  const brierOf = (name: ModelName): number | null =>
    mean(settled.map((run) => (probabilityOf[name](run) - (run.outcome ?? 0)) ** 2));
  const brier = {
    headroom: brierOf('headroom'),
    linear: brierOf('linear'),
    'linear-soft': brierOf('linear-soft'),
    'learned-phase': brierOf('learned-phase'),
  };
  const skill = (name: ModelName): number | null => {
    const other = brier[name];
    return brier.headroom === null || !other ? null : 1 - brier.headroom / other;
  };
  return {
    settled: settled.length,
    ranOut: settled.filter(({ outcome }) => outcome === 1).length,
    brier,
    skill: { linear: skill('linear'), 'linear-soft': skill('linear-soft'), 'learned-phase': skill('learned-phase') },
    sharedCoverage: mean(settled.map(sharedInside)),
    plainCoverage: mean(settled.map(({ endedAtPercent, q10, q90 }) => inside(endedAtPercent ?? -1, q10, q90))),
  };
}

/**
 * Whether the outcome lies in the 10–90 band: 0 or 1. An outcome capped at 100 counts by the share of its probability mass
 * inside the band. Mass p lies at 100, between the levels 1 − p and 1; the band reaches from level 0.1 to 0.9.
 */
function sharedInside({ outcome, endedAtPercent, p, q10, q90 }: ForecastRun): number {
  if (outcome !== 1) return inside(endedAtPercent ?? -1, q10, q90);
  if (p <= 0) return 0;
  return Math.max(0, 0.9 - Math.max(0.1, 1 - p)) / p;
}

function inside(value: number, low: number, high: number): number {
  return value >= low && value <= high ? 1 : 0;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
