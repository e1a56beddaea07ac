// What the server's own list of past windows says. The server calls it approximate.
import type { Instant } from '../../time/instant';
import { fields, isBoolean, isInstant, isNumber, isText, listOf, orNull } from '../../validation/checks';

interface PastWindow {
  readonly seconds: number;
  readonly plan: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly usedPercent: number;
  readonly complete: boolean;
  readonly models: readonly ModelShare[];
}

interface ModelShare {
  readonly name: string;
  readonly percent: number;
}

export interface PlanLimitHistoryFacts {
  readonly asOf: Instant | null;
  readonly from: Instant | null;
  readonly complete: boolean;
  readonly periods: readonly PastWindow[];
}

const isPastWindow = fields<PastWindow>({
  seconds: isNumber,
  plan: orNull(isText),
  startsAt: isInstant,
  endsAt: isInstant,
  usedPercent: isNumber,
  complete: isBoolean,
  models: listOf(fields<ModelShare>({ name: isText, percent: isNumber })),
});

export const isPlanLimitHistoryFacts = fields<PlanLimitHistoryFacts>({
  asOf: orNull(isInstant),
  from: orNull(isInstant),
  complete: isBoolean,
  periods: listOf(isPastWindow),
});
