// The exact optimum for a known trace, by dynamic programming. Use within a window depends only on where the window started,
// because a redemption starts a new one. A state is therefore (window start, which resets are gone). The only choice in a
// state is when to redeem before the window ends, or not to.
import { byExpiry, type HeldReset, type Trace, windowStepsOf } from './simulation';

/** A window about to start at `start`. Bit i of `gone` is set once reset i (by expiry) is spent or expired. */
interface State {
  readonly start: number;
  readonly gone: number;
}

/** One choice in a window: what it serves, the redemption that ends the window (or null), and the state it leads to. */
interface Choice {
  readonly served: number;
  readonly redeemAt: number | null;
  readonly next: State | null;
}

interface Solved {
  readonly value: number;
  readonly choice: Choice;
}

interface Problem {
  readonly trace: Trace;
  readonly windowSteps: number;
  readonly platform: ReadonlySet<number>;
  readonly resets: readonly HeldReset[];
  /** The first step ≥ t with demand, or the end. */
  readonly nextDemand: Int32Array;
}

/** More would not fit the bit mask, and no account holds as many. */
export const mostResets = 30;

/** Steps at which to redeem for the most served demand from `trainSteps` on. At most {@link mostResets} resets. */
export function clairvoyantSteps(trace: Trace): readonly number[] {
  const problem: Problem = {
    trace,
    windowSteps: windowStepsOf(trace.stepHours),
    platform: new Set(trace.platformResets),
    resets: byExpiry(trace.resets),
    nextDemand: nextDemandOf(trace.demand),
  };
  const first = startingAt(problem, 0, 0);
  if (!first) return [];
  const solved = solve(problem, first);
  const steps: number[] = [];
  for (let state: State | null = first; state; ) {
    const choice: Choice | undefined = solved.get(keyOf(state))?.choice;
    if (!choice) break;
    if (choice.redeemAt !== null) steps.push(choice.redeemAt);
    state = choice.next;
  }
  return steps;
}

/** Depth first over an explicit stack, because recursion would overflow on a long trace. A state is solved after its successors. */
function solve(problem: Problem, first: State): ReadonlyMap<string, Solved> {
  const solved = new Map<string, Solved>();
  const stack = [{ state: first, choices: choicesIn(problem, first) }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const open = top.choices.filter(({ next }) => next && !solved.has(keyOf(next)));
    for (const { next } of open) if (next) stack.push({ state: next, choices: choicesIn(problem, next) });
    if (open.length > 0) continue;
    stack.pop();
    solved.set(keyOf(top.state), bestOf(top.choices, solved));
  }
  return solved;
}

function bestOf(choices: readonly Choice[], solved: ReadonlyMap<string, Solved>): Solved {
  let best: Solved | null = null;
  for (const choice of choices) {
    const value = choice.served + (choice.next ? (solved.get(keyOf(choice.next))?.value ?? 0) : 0);
    if (!best || value > best.value) best = { value, choice };
  }
  return best as Solved;
}

/** Letting the window run to its natural or platform end, then every redemption that is possible in it. */
function choicesIn(problem: Problem, { start, gone }: State): readonly Choice[] {
  const { trace, windowSteps, platform } = problem;
  const naturalEnd = Math.min(start + windowSteps, trace.demand.length);
  const choices: Choice[] = [];
  let used = 0;
  let served = 0;
  let t = start;
  for (; t < naturalEnd && (t === start || !platform.has(t)); t++) {
    const reset = used > 0 && t >= trace.trainSteps ? firstUsable(problem, gone, t) : -1;
    if (reset >= 0)
      choices.push({ served, redeemAt: t, next: { start: t, gone: withExpired(problem, gone | (1 << reset), t) } });
    const got = Math.min(Math.max(0, trace.demand[t] ?? 0), 100 - used);
    used += got;
    if (t >= trace.trainSteps) served += got;
  }
  const next = t < naturalEnd ? { start: t, gone: withExpired(problem, gone, t) } : startingAt(problem, t, gone);
  return [{ served, redeemAt: null, next }, ...choices];
}

/** The state at the first demand from `t` on, or null when none follows. */
function startingAt(problem: Problem, t: number, gone: number): State | null {
  const start = problem.nextDemand[t] ?? problem.trace.demand.length;
  return start < problem.trace.demand.length ? { start, gone: withExpired(problem, gone, start) } : null;
}

function firstUsable({ resets }: Problem, gone: number, t: number): number {
  return resets.findIndex(
    (reset, index) => (gone & (1 << index)) === 0 && reset.grantedStep <= t && t < reset.expiresStep,
  );
}

/** Marks expired resets as gone. Not telling them from spent ones keeps the states few. */
function withExpired({ resets }: Problem, gone: number, t: number): number {
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
