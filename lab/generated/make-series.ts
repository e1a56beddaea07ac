// Generated series of readings: accounts of the same kinds, seen through a page that is open now and then.
import { type Random, seededRandom } from '../../src/domain/random';
import type { Series, SeriesReading } from '../forecast/read-series';
import { uniform } from './habit-shape';
import { type Kind, kinds } from './habits';
import { makeDemand } from './make-traces';

const weekHours = 168;
const startedAt = Date.UTC(2026, 5, 1);
const hourMs = 3_600_000;

/** How often one person's browser shows the usage page. */
interface PageViews {
  /** Chance of a reading in an hour of use, and in any other waking hour. */
  readonly whileWorking: number;
  readonly whileIdle: number;
  /** Chance per hour that half a day to three days without any reading begin. */
  readonly gap: number;
}

/** About ten weeks of readings of a weekly window. */
export function makeSeries(kind: Kind, seed: number, weeks = 10): Series {
  const chance = seededRandom(`${kind} series ${seed}`);
  const demand = makeDemand(kind, seed, weeks * weekHours);
  const views: PageViews = {
    whileWorking: uniform(chance, 0.4, 1),
    whileIdle: uniform(chance, 0.03, 0.25),
    gap: 1 / 900,
  };
  const early = chance() < 0.3 ? Math.floor(uniform(chance, 200, demand.length)) : -1;
  return { id: `${kind}-${seed}`, readings: [...readWeeks(chance, demand, views, early)] };
}

/** Series of every kind, one for each seed. */
export function makeAllSeries(seeds: readonly number[]): readonly Series[] {
  return kinds.flatMap((kind) => seeds.map((seed) => makeSeries(kind, seed)));
}

/** Plays the demand through weekly windows and yields what the page says in the hours it is open. */
function* readWeeks(chance: Random, demand: readonly number[], views: PageViews, early: number) {
  let state: WindowState = { used: 0, endsAt: null };
  let unseenUntil = -1;
  for (const [hour, wanted] of demand.entries()) {
    const at = startedAt + hour * hourMs + Math.floor(chance() * 3599) * 1000;
    state = serve(restart(state, at, hour === early), at, wanted);
    if (hour >= unseenUntil && chance() < views.gap) unseenUntil = hour + uniform(chance, 12, 72);
    const isOpen = chance() < viewChance(views, wanted, hour);
    const jitter = Math.floor(chance() * 3 - 1) * 1000;
    if (hour >= unseenUntil && isOpen) yield readingOf(state, at, jitter);
  }
}

interface WindowState {
  readonly used: number;
  /** Null while unstarted. */
  readonly endsAt: number | null;
}

function restart(state: WindowState, at: number, early: boolean): WindowState {
  if (state.endsAt === null || at >= state.endsAt) return { used: 0, endsAt: null };
  return early ? { used: 0, endsAt: at + weekHours * hourMs } : state;
}

function serve({ used, endsAt }: WindowState, at: number, wanted: number): WindowState {
  const starts = endsAt === null && wanted > 0;
  return { used: Math.min(100, used + wanted), endsAt: starts ? at - 1000 + weekHours * hourMs : endsAt };
}

function readingOf({ used, endsAt }: WindowState, at: number, jitter: number): SeriesReading {
  const resetsAt = endsAt === null ? at + weekHours * hourMs : endsAt + jitter;
  return {
    at: new Date(at).toISOString(),
    usedPercent: Math.floor(used),
    resetsAt: new Date(resetsAt).toISOString(),
    seconds: weekHours * 3600,
  };
}

function viewChance({ whileWorking, whileIdle }: PageViews, wanted: number, hour: number): number {
  if (wanted > 0) return whileWorking;
  return hour % 24 >= 7 ? whileIdle : whileIdle / 5;
}
