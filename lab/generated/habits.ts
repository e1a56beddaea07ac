// The nine kinds of habit: how much is wanted hour by hour. Each account draws its own rhythm first and then lives by it,
// so that two of a kind differ as two people do.
import { gammaDraw, type Random } from '../../src/domain/random';
import { between, type Habit, shaped, span } from './habit-shape';

export const kinds = [
  'bursty',
  'office',
  'weekend',
  'deadline',
  'vacation',
  'idle',
  'night-owl',
  'agent-farm',
  'moving-zone',
] as const;

export type Kind = (typeof kinds)[number];

export const habits: Readonly<Record<Kind, (chance: Random, steps: number) => Habit>> = {
  office: (chance) =>
    shaped(chance, { weekly: between(chance, 80, 230), days: weekdays(chance), hours: officeDay(chance) }),
  weekend: (chance) =>
    shaped(chance, {
      weekly: between(chance, 80, 220),
      days: weekendDays(chance),
      hours: span(between(chance, 9, 12), between(chance, 20, 24)),
    }),
  'night-owl': (chance) =>
    shaped(chance, {
      weekly: between(chance, 80, 240),
      days: everyDay(chance),
      hours: span(between(chance, 20, 23), between(chance, 26, 29)),
    }),
  idle: (chance) =>
    shaped(chance, { weekly: between(chance, 1, 25), days: everyDay(chance), hours: span(8, 22), attendance: 0.35 }),
  'agent-farm': (chance) =>
    withOutages(
      chance,
      shaped(chance, {
        weekly: between(chance, 180, 600),
        days: everyDay(chance),
        hours: () => 1,
        attendance: 1,
        spread: 12,
      }),
    ),
  bursty,
  deadline,
  vacation,
  'moving-zone': (chance, steps) => {
    const home = chance() < 0.6 ? habits.office(chance, steps) : habits['night-owl'](chance, steps);
    const moves = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => ({
      at: between(chance, 200, steps),
      shift: Math.round(between(chance, -12, 12)),
    })).sort((a, b) => a.at - b.at);
    return (hour) => home(Math.max(0, hour + (moves.findLast((move) => move.at <= hour)?.shift ?? 0)));
  },
};

/** Sessions out of the blue: some a week, each some hours long, mostly in waking hours. */
function bursty(chance: Random): Habit {
  const perWeek = between(chance, 2.5, 9);
  const meanHours = between(chance, 2, 9);
  const rate = between(chance, 80, 230) / (perWeek * meanHours);
  const wakes = span(between(chance, 6, 10), between(chance, 21, 25));
  let until = -1;
  let strength = 0;
  return (hour) => {
    if (hour >= until && chance() < (perWeek / 168) * (0.3 + 1.2 * wakes(hour % 24))) {
      until = hour + Math.max(1, Math.round(meanHours * gammaDraw(chance, 2)));
      strength = rate * gammaDraw(chance, 3);
    }
    return hour < until ? strength * gammaDraw(chance, 4) : 0;
  };
}

/** Quiet weeks, a climb of some days to a deadline, a lull after it. */
function deadline(chance: Random, steps: number): Habit {
  const calm = shaped(chance, {
    weekly: between(chance, 50, 110),
    days: weekdays(chance).map((day) => day + 0.3),
    hours: officeDay(chance),
  });
  const height = between(chance, 1.5, 4);
  const climb = between(chance, 72, 200);
  const deadlines: number[] = [];
  for (let at = between(chance, 100, 500); at < steps + 400; at += between(chance, 250, 620)) deadlines.push(at);
  return (hour) => {
    const next = deadlines.find((at) => at >= hour) ?? hour + 1e6;
    const last = deadlines.findLast((at) => at < hour) ?? -1e6;
    const rising = Math.max(0, 1 - (next - hour) / climb);
    const lull = hour - last < 60 ? 0.25 : 1;
    return calm(hour) * lull * (1 + height * rising);
  };
}

/** An office life with one to three absences. */
function vacation(chance: Random, steps: number): Habit {
  const home = habits.office(chance, steps);
  const away = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
    const from = between(chance, 250, steps);
    return { from, to: from + 24 * between(chance, 4, 14) };
  });
  return (hour) => {
    const wanted = home(hour);
    return away.some(({ from, to }) => hour >= from && hour < to) ? 0 : wanted;
  };
}

function withOutages(chance: Random, habit: Habit): Habit {
  let until = -1;
  return (hour) => {
    if (hour >= until && chance() < 1 / 300) until = hour + between(chance, 4, 40);
    const wanted = habit(hour);
    return hour < until ? 0 : wanted;
  };
}

function weekdays(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day < 5 ? between(chance, 0.6, 1.4) : chance() < 0.4 ? between(chance, 0, 0.4) : 0,
  );
}

function weekendDays(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => (day >= 5 ? between(chance, 0.8, 1.4) : between(chance, 0, 0.25)));
}

function everyDay(chance: Random): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map(() => between(chance, 0.5, 1.5));
}

function officeDay(chance: Random): (hour: number) => number {
  const from = Math.round(between(chance, 7, 11));
  const to = Math.round(between(chance, 16, 20));
  return (hour) => (hour >= from && hour < to ? (hour === 12 ? 0.4 : 1) : 0);
}
