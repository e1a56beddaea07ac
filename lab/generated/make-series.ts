// Made-up series of readings: the accounts of the planner's kinds, seen through a page that is open now and then.
import { type Random, seededRandom } from '../../src/domain/random';
import type { Series, SeriesReading } from '../forecast/read-series';
import { between } from './habit-shape';
import { type Kind, kinds } from './habits';
import { makeDemand } from './make-traces';

const weekHours = 168;
const startedAt = Date.UTC(2026, 5, 1);
const hourMs = 3_600_000;

/** How one person's browser shows the page. */
interface Looking {
  /** Chance of a reading in an hour of use, and in any other waking hour. */
  readonly working: number;
  readonly idle: number;
  /** Chance an hour that nothing is seen for some days. */
  readonly blindness: number;
}

/** About ten weeks of readings of a weekly window. */
export function makeSeries(kind: Kind, seed: number, weeks = 10): Series {
  const chance = seededRandom(`${kind} series ${seed}`);
  const demand = makeDemand(kind, seed, weeks * weekHours);
  const looking: Looking = { working: between(chance, 0.4, 1), idle: between(chance, 0.03, 0.25), blindness: 1 / 900 };
  const early = chance() < 0.3 ? Math.floor(between(chance, 200, demand.length)) : -1;
  return { id: `${kind}-${seed}`, readings: [...readWeeks(chance, demand, looking, early)] };
}

/** Series of every kind, one for each seed. */
export function makeAllSeries({ from, to }: { readonly from: number; readonly to: number }): readonly Series[] {
  const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return kinds.flatMap((kind) => seeds.map((seed) => makeSeries(kind, seed)));
}

/** Plays the demand through weekly windows and yields what the page says when somebody looks. */
function* readWeeks(chance: Random, demand: readonly number[], looking: Looking, early: number) {
  let state: Running = { used: 0, endsAt: null };
  let blindUntil = -1;
  for (const [hour, wanted] of demand.entries()) {
    const at = startedAt + hour * hourMs + Math.floor(chance() * 3599) * 1000;
    state = serve(restart(state, at, hour === early), at, wanted);
    if (hour >= blindUntil && chance() < looking.blindness) blindUntil = hour + between(chance, 12, 72);
    const looks = chance() < lookChance(looking, wanted, hour);
    const jitter = Math.floor(chance() * 3 - 1) * 1000;
    if (hour >= blindUntil && looks) yield readingOf(state, at, jitter);
  }
}

interface Running {
  readonly used: number;
  /** Null while unstarted. */
  readonly endsAt: number | null;
}

function restart(state: Running, at: number, early: boolean): Running {
  if (state.endsAt === null || at >= state.endsAt) return { used: 0, endsAt: null };
  return early ? { used: 0, endsAt: at + weekHours * hourMs } : state;
}

function serve({ used, endsAt }: Running, at: number, wanted: number): Running {
  const starts = endsAt === null && wanted > 0;
  return { used: Math.min(100, used + wanted), endsAt: starts ? at - 1000 + weekHours * hourMs : endsAt };
}

function readingOf({ used, endsAt }: Running, at: number, jitter: number): SeriesReading {
  const resetsAt = endsAt === null ? at + weekHours * hourMs : endsAt + jitter;
  return {
    at: new Date(at).toISOString(),
    usedPercent: Math.floor(used),
    resetsAt: new Date(resetsAt).toISOString(),
    seconds: weekHours * 3600,
  };
}

function lookChance({ working, idle }: Looking, wanted: number, hour: number): number {
  if (wanted > 0) return working;
  return hour % 24 >= 7 ? idle : idle / 5;
}
