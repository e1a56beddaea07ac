// What used up a window: each rise of its used percent, as noted beside the responses, is divided among the responses of that
// time.
import { hourMs, type Instant, toleranceMs } from '../time/instant';
import type { LimitEvent } from './session';

/** A response, as far as it matters here. */
export interface DrawingResponse {
  readonly at: Instant;
  readonly thread: string;
  readonly credits: number;
  /** Its group by the dimension that is asked for. */
  readonly group: string;
}

/** One rise of the used percent, from one note to the next. */
interface Rise {
  readonly from: Instant;
  readonly to: Instant;
  readonly percent: number;
  /** Credits found in session files meanwhile. */
  readonly credits: number;
}

export interface WindowDraw {
  readonly seconds: number;
  readonly startsAt: Instant;
  readonly resetsAt: Instant;
  /** Percent points drawn; more than 100 where the window was refilled in between. */
  readonly drawn: number;
  /** By group: percent points, the largest first. They and `unexplained` add up to `drawn`. */
  readonly parts: readonly { readonly group: string; readonly percent: number; readonly credits: number }[];
  /** Percent points that rose while nothing ran here, or before the first note: other machines, the cloud, the web. */
  readonly unexplained: number;
  /** Percent points of rises that were noted while something ran here. Other surfaces may have drawn on them too. */
  readonly shared: number;
  readonly rises: readonly Rise[];
}

/** Sessions that run side by side note figures of slightly different age. A fall of less than this is no refill. */
const smallFall = 2;

/**
 * The cycles of the window of `seconds`, oldest first, with what drew each. `limits` and `responses` may come in any order and
 * from any number of sessions of one account.
 *
 * A rise while something ran here is divided over it by credits. Where nothing ran between two notes, the rise happened
 * elsewhere. A fall of two points or more within a cycle is a refill and divides nothing.
 */
export function windowDraws(
  seconds: number,
  limits: readonly LimitEvent[],
  responses: readonly DrawingResponse[],
): WindowDraw[] {
  const sorted = responses.toSorted((a, b) => a.at - b.at);
  // The end of a window that has not started slides on: such a run draws nothing.
  return cyclesOf(limits.filter((limit) => limit.seconds === seconds))
    .map((notes) => drawOf(seconds, notes, sorted))
    .filter(({ drawn }) => drawn > 0);
}

/** Notes of one end belong to one cycle. */
function cyclesOf(limits: readonly LimitEvent[]): LimitEvent[][] {
  const cycles: LimitEvent[][] = [];
  for (const limit of limits.toSorted((a, b) => a.resetsAt - b.resetsAt)) {
    const newest = cycles.at(-1);
    if (newest?.[0] && limit.resetsAt - newest[0].resetsAt <= toleranceMs) newest.push(limit);
    else cycles.push([limit]);
  }
  return cycles.map((cycle) => cycle.sort((a, b) => a.at - b.at || a.usedPercent - b.usedPercent));
}

function drawOf(seconds: number, notes: readonly LimitEvent[], responses: readonly DrawingResponse[]): WindowDraw {
  const resetsAt = notes[0]?.resetsAt ?? 0;
  const startsAt = resetsAt - seconds * 1_000;
  const parts = new Map<string, { percent: number; credits: number }>();
  const rises: Rise[] = [];
  let [used, at, unexplained, shared] = [0, startsAt, 0, 0];
  for (const note of notes) {
    const percent = note.usedPercent - used;
    if (percent <= -smallFall) [used, at] = [note.usedPercent, note.at];
    if (percent <= 0) continue;
    const ran = between(responses, at, note.at);
    const credits = divide(percent, ran, parts);
    rises.push({ from: at, to: note.at, percent, credits });
    if (credits > 0) shared += percent;
    else unexplained += percent;
    [used, at] = [note.usedPercent, note.at];
  }
  const rows = [...parts].map(([group, part]) => ({ group, ...part }));
  return {
    seconds,
    startsAt,
    resetsAt,
    drawn: unexplained + shared,
    parts: rows.sort((a, b) => b.percent - a.percent || (a.group < b.group ? -1 : 1)),
    unexplained,
    shared,
    rises,
  };
}

/** Divides the points of a rise over what ran, by credits, and returns the credits; 0 where nothing with a price ran. */
function divide(
  percent: number,
  ran: readonly DrawingResponse[],
  parts: Map<string, { percent: number; credits: number }>,
): number {
  const credits = ran.reduce((sum, response) => sum + response.credits, 0);
  for (const response of credits > 0 ? ran : []) {
    const part = parts.get(response.group) ?? { percent: 0, credits: 0 };
    part.percent += (percent * response.credits) / credits;
    part.credits += response.credits;
    parts.set(response.group, part);
  }
  return credits;
}

function between(responses: readonly DrawingResponse[], from: Instant, to: Instant): DrawingResponse[] {
  // The limits of a response are noted with it: its own response is the last one up to the note.
  let [low, high] = [0, responses.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((responses[middle]?.at ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < responses.length && (responses[end]?.at ?? 0) <= to) end += 1;
  return responses.slice(low, end);
}

export interface PercentWorth {
  /** Credits that one percent of the window is worth, by the stretches seen: median, least, most. */
  readonly credits: number;
  readonly least: number;
  readonly most: number;
  readonly stretches: number;
}

const [leastPoints, leastStretches] = [10, 3];

/**
 * What 1 % of the window is worth here, by stretches of at least ten points without a rise from elsewhere. Null with fewer than
 * three: other surfaces draw on the same window, so that few stretches say little.
 */
export function percentWorth(draws: readonly WindowDraw[]): PercentWorth | null {
  const worths = draws.flatMap(({ rises }) => stretchesOf(rises)).sort((a, b) => a - b);
  const [least, most] = [worths[0], worths.at(-1)];
  if (worths.length < leastStretches || least === undefined || most === undefined) return null;
  const middle = worths.length >> 1;
  const upper = worths[middle] ?? 0;
  const credits = worths.length % 2 === 1 ? upper : (upper + (worths[middle - 1] ?? 0)) / 2;
  return { credits, least, most, stretches: worths.length };
}

/** Credits a percent of each run of rises that is long enough. */
function stretchesOf(rises: readonly Rise[]): number[] {
  const worths: number[] = [];
  let [points, credits] = [0, 0];
  for (const rise of rises) {
    if (rise.credits <= 0) [points, credits] = [0, 0];
    else [points, credits] = [points + rise.percent, credits + rise.credits];
    if (points < leastPoints) continue;
    worths.push(credits / points);
    [points, credits] = [0, 0];
  }
  return worths;
}

/** An hour in which a window was drawn down fast. */
export interface SteepHour {
  readonly from: Instant;
  readonly to: Instant;
  readonly percent: number;
}

const mostSteep = 3;
const leastSteep = 2;

/** The hours of a span in which the window fell most, the steepest first: at most three, of two points or more. */
export function steepHours(draws: readonly WindowDraw[], from: Instant, to: Instant): SteepHour[] {
  return hoursOf(draws, from, to)
    .filter(({ percent }) => percent >= leastSteep)
    .slice(0, mostSteep);
}

/** The steepest hour at most `reachMs` from an instant; the hour of the instant counts in any case. Null where nothing rose. */
export function steepHourNear(draws: readonly WindowDraw[], at: Instant, reachMs: number): SteepHour | null {
  const hour = Math.floor(at / hourMs) * hourMs;
  const [from, to] = [Math.min(hour, at - reachMs), Math.max(hour + hourMs, at + reachMs)];
  return hoursOf(draws, from, to)[0] ?? null;
}

/** The hours of a span in which the window fell, the steepest first. */
function hoursOf(draws: readonly WindowDraw[], from: Instant, to: Instant): SteepHour[] {
  const hours = new Map<number, number>();
  for (const { rises } of draws)
    for (const rise of rises) {
      // For a rise over a long pause, the hour it happened in is unknown.
      if (rise.to < from || rise.to > to || rise.to - rise.from > hourMs) continue;
      const hour = Math.floor(rise.to / hourMs);
      hours.set(hour, (hours.get(hour) ?? 0) + rise.percent);
    }
  return [...hours]
    .sort(([, a], [, b]) => b - a)
    .map(([hour, percent]) => ({ from: hour * hourMs, to: (hour + 1) * hourMs, percent }));
}
