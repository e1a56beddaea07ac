// The positions of the pins in a strip of days, and which of their labels have room.
import type { Instant } from '../../domain/time/instant';
import type { DateKind } from '../upcoming/date-mark';
import { labelWidth } from './label-width';

/** One date on the strip. */
export interface StripDate {
  readonly at: Instant;
  readonly kind: DateKind;
  /** "A banked reset expires" */
  readonly title: string;
}

/** Dates that share one pin: nearer to each other than a mark is wide. */
export interface Pin {
  readonly x: number;
  /** Soonest first. */
  readonly dates: readonly StripDate[];
  /** The kinds of its dates, the most important first. */
  readonly kinds: readonly DateKind[];
}

/** Two marks at this distance still do not touch. */
const markPx = 15;
/** The most important kind comes first, and its label is placed first. */
const rank: Readonly<Record<DateKind, number>> = { expiry: 0, 'use-by': 1, best: 2, credits: 3, window: 4 };

/** The dates as pins on a line of `width` pixels that begins at `fromAt` and ends at `toAt`, from left to right. */
export function pinsOf(dates: readonly StripDate[], fromAt: Instant, toAt: Instant, width: number): readonly Pin[] {
  const pins: Pin[] = [];
  for (const date of dates.toSorted((a, b) => a.at - b.at)) {
    if (date.at < fromAt || date.at > toAt) continue;
    const x = Math.round(((date.at - fromAt) / (toAt - fromAt)) * width);
    const last = pins.at(-1);
    if (last === undefined || x - last.x >= last.kinds.length * markPx)
      pins.push({ x, dates: [date], kinds: [date.kind] });
    else pins[pins.length - 1] = { x: last.x, dates: [...last.dates, date], kinds: withKind(last.kinds, date.kind) };
  }
  return pins;
}

function withKind(kinds: readonly DateKind[], kind: DateKind): readonly DateKind[] {
  return kinds.includes(kind) ? kinds : [...kinds, kind].toSorted((a, b) => rank[a] - rank[b]);
}

interface Label {
  readonly x: number;
  readonly text: string;
}

const usualGapPx = 8;

/**
 * The left edges of labels that do not overlap, each as near to the middle of its `x` as the width allows; null for those
 * without room. The first given are placed first. `gapPx`: what must stay free between two.
 */
export function placeLabels(labels: readonly Label[], width: number, gapPx = usualGapPx): readonly (number | null)[] {
  const taken: { readonly from: number; readonly to: number }[] = [];
  return labels.map(({ x, text }) => {
    const room = labelWidth(text);
    const from = Math.max(0, Math.min(width - room, x - room / 2));
    const to = from + room;
    if (room > width || taken.some((other) => from < other.to + gapPx && to > other.from - gapPx)) return null;
    taken.push({ from, to });
    return from;
  });
}

/** The pins in the order in which their labels are placed: what matters most first. */
export function byRank(pins: readonly Pin[]): readonly Pin[] {
  const rankOf = ({ kinds: [first] }: Pin) => (first === undefined ? 0 : rank[first]);
  return pins.toSorted((a, b) => rankOf(a) - rankOf(b) || a.x - b.x);
}
