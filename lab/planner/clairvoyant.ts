// The exact optimum for a known trace. Use within a window is decided by where the window started: a redemption starts a
// new one. So the states worth remembering are (window start, which live resets are gone), and from each the only
// choice is when, before the window ends, to redeem, or not to.
import { byExpiry, type HeldReset, type Trace, windowStepsOf } from './simulation';

/** A window about to start at `start`, with bit i of `gone` set once reset i (by expiry) is spent or lapsed. */
interface State {
  readonly start: number;
  readonly gone: number;
}

/** One way through a window: what it serves, the redemption that ends it (or null), and the state it leads to. */
interface Way {
  readonly served: number;
  readonly redeemAt: number | null;
  readonly next: State | null;
}

interface Solved {
  readonly value: number;
  readonly way: Way;
}

interface World {
  readonly trace: Trace;
  readonly windowSteps: number;
  readonly platform: ReadonlySet<number>;
  readonly resets: readonly HeldReset[];
  /** The first step ≥ t with demand, or the end. */
  readonly nextDemand: Int32Array;
}

/** More would not fit the bit mask, and nobody holds as many. */
export const mostResets = 30;

/** Steps at which to redeem for the most served demand from `trainSteps` on. At most {@link mostResets} resets. */
export function clairvoyantSteps(trace: Trace): readonly number[] {
  const world: World = {
    trace,
    windowSteps: windowStepsOf(trace.stepHours),
    platform: new Set(trace.platformResets),
    resets: byExpiry(trace.resets),
    nextDemand: nextDemandOf(trace.demand),
  };
  const first = startingAt(world, 0, 0);
  if (!first) return [];
  const solved = solve(world, first);
  const steps: number[] = [];
  for (let state: State | null = first; state; ) {
    const way: Way | undefined = solved.get(keyOf(state))?.way;
    if (!way) break;
    if (way.redeemAt !== null) steps.push(way.redeemAt);
    state = way.next;
  }
  return steps;
}

/** Depth first over an explicit stack (a long trace would overflow the engine's): a state is solved after all it leads to. */
function solve(world: World, first: State): ReadonlyMap<string, Solved> {
  const solved = new Map<string, Solved>();
  const stack = [{ state: first, ways: waysThrough(world, first) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const open = top.ways.filter((way) => way.next && !solved.has(keyOf(way.next)));
    for (const { next } of open) if (next) stack.push({ state: next, ways: waysThrough(world, next) });
    if (open.length > 0) continue;
    stack.pop();
    solved.set(keyOf(top.state), bestOf(top.ways, solved));
  }
  return solved;
}

function bestOf(ways: readonly Way[], solved: ReadonlyMap<string, Solved>): Solved {
  let best: Solved | null = null;
  for (const way of ways) {
    const value = way.served + (way.next ? (solved.get(keyOf(way.next))?.value ?? 0) : 0);
    if (!best || value > best.value) best = { value, way };
  }
  return best as Solved;
}

/** Every redemption open in the window that starts now, after the way of letting it run to its natural or platform end. */
function waysThrough(world: World, { start, gone }: State): readonly Way[] {
  const { trace, windowSteps, platform } = world;
  const naturalEnd = Math.min(start + windowSteps, trace.demand.length);
  const ways: Way[] = [];
  let used = 0;
  let served = 0;
  let t = start;
  for (; t < naturalEnd && (t === start || !platform.has(t)); t++) {
    const reset = used > 0 && t >= trace.trainSteps ? firstUsable(world, gone, t) : -1;
    if (reset >= 0)
      ways.push({ served, redeemAt: t, next: { start: t, gone: withLapsed(world, gone | (1 << reset), t) } });
    const got = Math.min(Math.max(0, trace.demand[t] ?? 0), 100 - used);
    used += got;
    if (t >= trace.trainSteps) served += got;
  }
  const next = t < naturalEnd ? { start: t, gone: withLapsed(world, gone, t) } : startingAt(world, t, gone);
  return [{ served, redeemAt: null, next }, ...ways];
}

/** The state at the first demand from `t` on, or null when none follows. */
function startingAt(world: World, t: number, gone: number): State | null {
  const start = world.nextDemand[t] ?? world.trace.demand.length;
  return start < world.trace.demand.length ? { start, gone: withLapsed(world, gone, start) } : null;
}

function firstUsable({ resets }: World, gone: number, t: number): number {
  return resets.findIndex(
    (reset, index) => (gone & (1 << index)) === 0 && reset.grantedStep <= t && t < reset.expiresStep,
  );
}

/** A reset past its expiry is gone either way: forgetting which way keeps the states few. */
function withLapsed({ resets }: World, gone: number, t: number): number {
  return resets.reduce((mask, reset, index) => (reset.expiresStep <= t ? mask | (1 << index) : mask), gone);
}

function nextDemandOf(demand: readonly number[]): Int32Array {
  const next = new Int32Array(demand.length + 1).fill(demand.length);
  for (let t = demand.length - 1; t >= 0; t--) next[t] = (demand[t] ?? 0) > 0 ? t : (next[t + 1] ?? demand.length);
  return next;
}

function keyOf({ start, gone }: State): string {
  return `${start}/${gone}`;
}
