// What the page's own breakdown says about the use of each day.
import { fields, isNumber, isText, listOf, orNull } from '../../validation/checks';

interface DayOfUse {
  /** Calendar day as the server names it, YYYY-MM-DD. */
  readonly date: string;
  /** Two breakdowns of the same usage: never added together. Zeros are left out. */
  readonly surfaces: readonly SurfaceUse[];
  readonly models: readonly ModelUse[];
}

interface SurfaceUse {
  readonly name: string;
  readonly value: number;
}

interface ModelUse {
  readonly name: string;
  readonly speed: string | null;
  readonly value: number;
}

export interface DailyUsageFacts {
  readonly units: string | null;
  readonly days: readonly DayOfUse[];
}

const isDay = fields<DayOfUse>({
  date: isText,
  surfaces: listOf(fields<SurfaceUse>({ name: isText, value: isNumber })),
  models: listOf(fields<ModelUse>({ name: isText, speed: orNull(isText), value: isNumber })),
});

export const isDailyUsageFacts = fields<DailyUsageFacts>({ units: orNull(isText), days: listOf(isDay) });
