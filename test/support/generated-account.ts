// What is really going on in the account of a generated year, and what its usage page makes of it.

import type { UsageFacts, WindowReading } from '../../src/domain/observations/observation';
import type { Random } from '../../src/domain/random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../src/domain/time/instant';
import { sameWindow } from '../../src/domain/windows/limit-window';

/** One limit with a length. `endsAt` is null while nothing has been used since the last end. */
interface Meter {
  readonly limit: string;
  readonly seconds: number;
  used: number;
  endsAt: Instant | null;
}

interface HeldReset {
  readonly key: string;
  readonly grantedAt: Instant;
  readonly expiresAt: Instant;
  /** The list goes on naming it although it has expired. */
  readonly listedAfterExpiry: boolean;
  usedAt: Instant | null;
  lostAt: Instant | null;
}

export interface AccountTruth {
  plan: string;
  readonly meters: Meter[];
  readonly resets: HeldReset[];
  /** Resets whose list entries state no instants. */
  readonly undatedKeys: Set<string>;
  /** What usage bodies count: it follows the list late, and dips now and then. */
  countShown: number;
  credits: number;
  invitesDone: number;
  offer: string;
  /** Other figures the page shows for a few looks, every other time. */
  flap: { left: number; readonly used: number; readonly shiftMs: number } | null;
  /** Looks for which the page leaves a limit out. */
  hidden: { limit: string; seconds: number; left: number } | null;
  lastLookAt: Instant;
  older: UsageFacts | null;
}

const fiveHours = 18_000;
const week = 604_800;

export function newTruth(at: Instant, chance: Random): AccountTruth {
  const meter = (limit: string, seconds: number): Meter => ({ limit, seconds, used: 0, endsAt: null });
  const truth: AccountTruth = {
    plan: 'plus',
    meters: [
      meter('codex', fiveHours),
      meter('codex', week),
      meter('codex_spark', fiveHours),
      meter('code_review', week),
    ],
    resets: [],
    undatedKeys: new Set(),
    countShown: 0,
    credits: 100,
    invitesDone: 0,
    offer: 'a reset each',
    flap: null,
    hidden: null,
    lastLookAt: at,
    older: null,
  };
  for (let held = 0; held < 2; held += 1) grant(truth, at - 3 * dayMs, chance);
  truth.countShown = 2;
  return truth;
}

/** Moves the account to `at`: ends that passed, work that was done, and now and then something out of the ordinary. */
export function passTime(truth: AccountTruth, at: Instant, chance: Random): void {
  for (const meter of truth.meters) if (meter.endsAt !== null && at >= meter.endsAt) empty(meter);
  work(truth, at, chance);
  const between = truth.lastLookAt + Math.round((chance() * (at - truth.lastLookAt)) / secondMs) * secondMs;
  happen(truth, between, chance);
  const held = truth.resets.filter((one) => one.usedAt === null && one.lostAt === null && one.expiresAt > at).length;
  if (chance() < 0.7) truth.countShown = held;
  else if (chance() < 0.05) truth.countShown = held - 1;
}

/** The windows as the page states them: ends wander by a second, limits hide, figures flap. */
export function windowsOf(truth: AccountTruth, at: Instant, chance: Random): WindowReading[] {
  const { flap, hidden, meters } = truth;
  const flaps = flap !== null && flap.left > 0 && flap.left % 2 === 0;
  if (flap) flap.left -= 1;
  if (hidden) hidden.left -= 1;
  if (chance() < 0.01) return [];
  const named = meters.filter((meter) => !(hidden && hidden.left > 0 && sameWindow(hidden, meter)));
  return named.map((meter) => {
    const reading = readingOf(meter, at, chance);
    return flaps && meter.limit === 'codex'
      ? { ...reading, usedPercent: flap.used, resetsAt: reading.resetsAt + flap.shiftMs }
      : reading;
  });
}

function readingOf({ limit, seconds, used, endsAt }: Meter, at: Instant, chance: Random): WindowReading {
  const wander = chance() < 0.3 ? Math.round(chance() * 2 - 1) * secondMs : 0;
  const name = limit === 'codex_spark' ? { name: 'Spark' } : {};
  return {
    limit,
    seconds,
    ...name,
    usedPercent: Math.floor(used),
    resetsAt: (endsAt ?? at + seconds * secondMs) + wander,
  };
}

function empty(meter: Meter): void {
  meter.used = 0;
  meter.endsAt = null;
}

function work({ meters, lastLookAt }: AccountTruth, at: Instant, chance: Random): void {
  const hours = Math.min(6, (at - lastLookAt) / hourMs);
  for (const meter of meters) {
    const isAtWork = chance() < (meter.limit === 'codex' ? 0.6 : 0.15);
    if (!isAtWork) continue;
    meter.endsAt ??= Math.max(lastLookAt, at - 2 * minuteMs) + meter.seconds * secondMs;
    meter.used = Math.min(100, meter.used + chance() * hours * (meter.seconds === fiveHours ? 18 : 3));
  }
}

/** Randoms per look; a year has about 2 000. */
function happen(truth: AccountTruth, at: Instant, chance: Random): void {
  const happenings: readonly (readonly [number, () => void])[] = [
    [0.01, () => redeem(truth, at, chance)],
    [0.006, () => restart(truth, at, ['codex'])],
    [0.004, () => restart(truth, at, ['codex', 'codex_spark', 'code_review'])],
    [0.006, () => each(truth, (meter) => (meter.used = 0))],
    [0.012, () => each(truth, (meter) => (meter.used = Math.max(0, meter.used - 2 - chance() * 12)))],
    [0.012, () => each(truth, (meter) => moveEnd(meter, Math.round((chance() * 80 - 20) * 3_600) * secondMs))],
    [
      0.01,
      () =>
        (truth.flap = {
          left: 2 + Math.floor(chance() * 8),
          used: Math.floor(chance() * 90),
          shiftMs: chance() < 0.4 ? 0 : 40 * hourMs,
        }),
    ],
    [0.012, () => (truth.hidden = hide(truth, chance))],
    [0.003, () => changePlan(truth)],
    [0.012, () => grant(truth, at, chance)],
    [0.004, () => loseReset(truth, at)],
    [0.2, () => (truth.credits = Math.max(0, truth.credits - chance() * 3))],
    [0.01, () => (truth.credits += 250)],
    [0.01, () => (truth.offer = chance() < 0.5 ? 'a reset each' : '250 credits each')],
  ];
  for (const [odds, happening] of happenings) if (chance() < odds) happening();
}

function each({ meters }: AccountTruth, change: (meter: Meter) => void): void {
  for (const meter of meters) if (meter.limit === 'codex' && meter.endsAt !== null) change(meter);
}

function moveEnd(meter: Meter, byMs: number): void {
  if (meter.endsAt !== null) meter.endsAt += byMs;
}

function restart({ meters }: AccountTruth, at: Instant, limits: readonly string[]): void {
  for (const meter of meters) {
    if (limits.includes(meter.limit)) Object.assign(meter, { used: 0, endsAt: at + meter.seconds * secondMs });
  }
}

function redeem(truth: AccountTruth, at: Instant, chance: Random): void {
  const reset = truth.resets.find((one) => one.usedAt === null && one.lostAt === null && one.expiresAt > at);
  if (!reset) return;
  reset.usedAt = at;
  const luck = chance();
  // Now and then the date stays, or nothing is refilled at all.
  if (luck < 0.8) restart(truth, at, ['codex']);
  else if (luck < 0.93) each(truth, (meter) => (meter.used = 0));
}

function grant(truth: AccountTruth, at: Instant, chance: Random): void {
  const key = `reset-${truth.resets.length}`;
  const expiresAt = at + Math.round(chance() * 30 * 86_400) * secondMs + 417;
  truth.resets.push({ key, grantedAt: at, expiresAt, listedAfterExpiry: chance() < 0.2, usedAt: null, lostAt: null });
  if (chance() < 0.1) truth.undatedKeys.add(key);
}

function loseReset(truth: AccountTruth, at: Instant): void {
  const reset = truth.resets.findLast((one) => one.usedAt === null && one.lostAt === null && one.expiresAt > at);
  if (reset) reset.lostAt = at;
}

function hide({ meters }: AccountTruth, chance: Random): AccountTruth['hidden'] {
  const meter = meters[Math.floor(chance() * meters.length)];
  return meter ? { limit: meter.limit, seconds: meter.seconds, left: 1 + Math.floor(chance() * 6) } : null;
}

function changePlan(truth: AccountTruth): void {
  truth.plan = truth.plan === 'plus' ? 'pro' : 'plus';
  for (const meter of truth.meters) meter.used = Math.floor(meter.used / 3);
}
