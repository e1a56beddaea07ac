// Backward induction over use × phase of the window × kind of day × resets left: from some days after the last reset
// lapses back to now, how much can be expected to be served, if a reset is used at this point and if it is not?
// The idea is sketched, and deferred, in codex-reset-forecaster's notes on a personal optimiser.
import type { DemandModel } from './planner-demand';
import { type BinStep, binStep, mixKinds, type PlanGrid, planGrid, valueAfter } from './planner-grid';

export interface PlanQuestion {
  readonly demand: DemandModel;
  /** Hour of the week (0–168) at which the plan begins. */
  readonly hourOfWeek: number;
  /** Hours until each held reset lapses, ascending. */
  readonly lapseHours: readonly number[];
  /** Chance an hour that the platform restarts everybody's window. */
  readonly hazardPerHour: number;
  /** Hours from the start for which answers are kept. */
  readonly keepHours: number;
}

export interface SolveTuning {
  readonly binHours: number;
  readonly usedCells: number;
  /** Share of value lost a day: what comes late is less sure to come. */
  readonly fadePerDay: number;
  /** Days in which a recent high or low fades. */
  readonly latelyDays: number;
  /** Hours looked at after the last reset lapsed, so that where the window stands then still counts. */
  readonly tailHours: number;
}

export const solveTuning: SolveTuning = {
  binHours: 3,
  usedCells: 41,
  fadePerDay: 0.01,
  latelyDays: 10,
  tailHours: 240,
};

/** What is asked of a plan: `hour` since it was made, percent used, hours left of the window, resets held. */
export interface PlanPoint {
  readonly hour: number;
  readonly used: number;
  readonly hoursLeft: number;
  readonly resets: number;
}

export interface PlanGain {
  /** Expected percent of a week gained by using a reset now over the best later use; negative: better wait. */
  readonly overLater: number;
  /** Expected percent of a week gained by using a reset now over never using it: its worth now. */
  readonly overNever: number;
  /** Its worth if it is used at the best moment: never less than nothing, never less than `overNever`. */
  readonly atBest: number;
}

/** What a plan says at a point; null where no reset can be used. */
export type GainAt = (point: PlanPoint) => PlanGain | null;

/** Solves the plan. About 10⁷ states for four resets over thirty days; nothing held: every answer is null. */
export function solvePlan(question: PlanQuestion, tuning: SolveTuning = solveTuning): GainAt {
  const { lapseHours, demand, keepHours } = question;
  const grid = planGrid(tuning.binHours, tuning.usedCells, demand.levels.length);
  const bins = Math.ceil(((lapseHours.at(-1) ?? 0) + tuning.tailHours) / grid.binHours);
  const keep = Math.min(bins, Math.ceil(keepHours / grid.binHours) + 1);
  const size = (lapseHours.length + 1) * grid.layer;
  const mixed = new Float64Array(size);
  const kept: Kept[] = [];
  let later = new Float64Array(size);
  let now = new Float64Array(size);
  for (let bin = bins - 1; bin >= 0; bin--) {
    const kindsChange = startsDay(question, (bin + 1) * grid.binHours, grid.binHours);
    if (kindsChange) mixKinds(grid, later, mixed, heldAt(question, (bin + 1) * grid.binHours) + 1, demand.stay);
    const wait = bin < keep ? new Float32Array(size) : null;
    const fresh = solveBin(question, tuning, grid, bin, kindsChange ? mixed : later, now, wait);
    if (wait) kept[bin] = { wait, fresh };
    [now, later] = [later, now];
  }
  return (point) => gainFrom(question, grid, kept, point);
}

/** What is remembered of a bin: the value of not using a reset, by state, and of using one, by resets × kind of day. */
interface Kept {
  readonly wait: Float32Array;
  readonly fresh: readonly Float64Array[];
}

function solveBin(
  question: PlanQuestion,
  tuning: SolveTuning,
  grid: PlanGrid,
  bin: number,
  later: Float64Array,
  now: Float64Array,
  waits: Float32Array | null,
): readonly Float64Array[] {
  const { layer, block, cells, phases } = grid;
  const fade = (1 - tuning.fadePerDay) ** (grid.binHours / 24);
  const hazard = 1 - (1 - question.hazardPerHour) ** grid.binHours;
  const held = heldAt(question, bin * grid.binHours);
  const heldLater = heldAt(question, (bin + 1) * grid.binHours);
  const freshBy = Array.from({ length: held + 1 }, () => new Float64Array(grid.kinds));
  for (let kind = 0; kind < grid.kinds; kind++) {
    const step = binStep(grid, wantedIn(question, tuning, bin, kind));
    let fresh = Number.NEGATIVE_INFINITY;
    for (let resets = 0; resets <= held; resets++) {
      const from = Math.min(resets, heldLater) * layer + kind * block;
      const to = resets * layer + kind * block;
      (freshBy[resets] as Float64Array)[kind] = fresh;
      for (let phase = 1; phase <= phases; phase++)
        solveRow(step, cells, later, from + (phase - 1) * cells, now, to + phase * cells, fade, fresh, waits);
      solveUnstarted(step, grid, later, from, now, to, fade);
      if (hazard > 0) restartAll(grid, now, to, hazard);
      // One reset more than now can be turned into a fresh window with this many left.
      fresh = valueAfter(step, 0, later, from + (phases - 1) * cells, fade);
    }
  }
  return freshBy;
}

function solveRow(
  step: BinStep,
  cells: number,
  later: Float64Array,
  from: number,
  now: Float64Array,
  to: number,
  fade: number,
  fresh: number,
  waits: Float32Array | null,
): void {
  for (let cell = 0; cell < cells; cell++) {
    const wait = valueAfter(step, cell, later, from, fade);
    if (waits) waits[to + cell] = wait;
    // The server refuses a reset while nothing is used.
    now[to + cell] = cell > 0 && fresh > wait ? fresh : wait;
  }
}

/** Percent of a week in a bin from which on a window counts as started. */
const startingPercent = 0.05;

function solveUnstarted(
  step: BinStep,
  { cells, phases }: PlanGrid,
  later: Float64Array,
  from: number,
  now: Float64Array,
  to: number,
  fade: number,
): void {
  const starts = step.wanted > startingPercent;
  const value = starts ? valueAfter(step, 0, later, from + (phases - 1) * cells, fade) : fade * (later[from] as number);
  now.fill(value, to, to + cells);
}

function restartAll({ cells, phases }: PlanGrid, now: Float64Array, to: number, hazard: number): void {
  const fresh = now[to + phases * cells] as number;
  for (let at = to + cells; at < to + (phases + 1) * cells; at++)
    now[at] = (now[at] as number) + hazard * (fresh - (now[at] as number));
}

function gainFrom(
  { demand, lapseHours }: PlanQuestion,
  grid: PlanGrid,
  kept: readonly Kept[],
  { hour, used, hoursLeft, resets }: PlanPoint,
): PlanGain | null {
  const bin = Math.min(kept.length - 1, Math.max(0, Math.floor(hour / grid.binHours)));
  const known = kept[bin];
  const held = Math.min(resets, lapseHours.filter((lapse) => lapse > bin * grid.binHours).length);
  if (!known || held < 1 || used <= 0) return null;
  const place = Math.min(grid.cells - 1, used / grid.cellPercent);
  const low = Math.floor(place);
  const high = Math.min(grid.cells - 1, low + 1);
  const phase = Math.min(grid.phases, Math.max(1, Math.ceil(hoursLeft / grid.binHours)));
  const gain = { overLater: 0, overNever: 0, atBest: 0 };
  demand.belief.forEach((likely, kind) => {
    const waitWith = (count: number): number => {
      const row = count * grid.layer + kind * grid.block + phase * grid.cells;
      const below = known.wait[row + low] ?? 0;
      return below + (place - low) * ((known.wait[row + high] ?? 0) - below);
    };
    const freshWith = (count: number): number => known.fresh[count]?.[kind] ?? Number.NEGATIVE_INFINITY;
    const fresh = freshWith(held);
    const wait = waitWith(held);
    const without = Math.max(waitWith(held - 1), freshWith(held - 1));
    gain.overLater += likely * (fresh - wait);
    gain.overNever += likely * (fresh - without);
    gain.atBest += likely * (Math.max(fresh, wait) - without);
  });
  return gain;
}

function heldAt({ lapseHours }: PlanQuestion, hour: number): number {
  return lapseHours.filter((lapse) => lapse > hour).length;
}

/** Whether a new day of the account's own rhythm begins within the bin that starts at `hour`. */
function startsDay({ hourOfWeek, demand }: PlanQuestion, hour: number, binHours: number): boolean {
  const day = (at: number): number => Math.floor((hourOfWeek + at - demand.dayStart) / 24);
  return day(hour) !== day(hour - binHours);
}

/** Percent of a week wanted in a bin on a day of this kind. */
function wantedIn({ demand, hourOfWeek }: PlanQuestion, tuning: SolveTuning, bin: number, kind: number): number {
  const from = bin * tuning.binHours;
  let percent = 0;
  for (let hour = 0; hour < tuning.binHours; hour++)
    percent += demand.perHour[Math.floor(hourOfWeek + from + hour) % 168] ?? 0;
  const lately = 1 + (demand.lately - 1) * Math.exp(-from / 24 / tuning.latelyDays);
  return percent * lately * (demand.levels[kind] ?? 1);
}
