// The customs house: whatever comes from outside (a scanned code, a link, a file, another device) is looked at here before
// it may be kept. Unknown fields pass; a wrong type in a known one turns the whole observation away.
import type { Kind, Observation } from './observation';
import { observationId } from './observation-id';
import {
  type Check,
  fields,
  isBoolean,
  isName,
  isNumber,
  isRecord,
  isText,
  listOf,
  oneOf,
  optional,
  orNothing,
  valuesOf,
} from '../validation/checks';

const isInstant: Check = (value) => typeof value === 'number' && value >= Date.UTC(2020) && value <= Date.UTC(2100);
const isWholeSecond: Check = (value) => isInstant(value) && (value as number) % 1000 === 0;
const maybeText = orNothing(isText);
const maybeNumber = orNothing(isNumber);
const maybeInstant = orNothing(isInstant);
const maybeBoolean = orNothing(isBoolean);
const isPair: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isNumber);

const isWindow = fields({
  limit: isName,
  seconds: isNumber,
  name: optional(isText),
  usedPercent: isNumber,
  resetsAt: isInstant,
});
const isCredits = fields({
  has: isBoolean,
  unlimited: isBoolean,
  balance: maybeText,
  overageReached: isBoolean,
  localMessages: orNothing(isPair),
  cloudMessages: orNothing(isPair),
});
const isSpendLimit = fields({
  scope: isText,
  limit: maybeText,
  used: maybeText,
  remaining: maybeText,
  usedPercent: maybeNumber,
  resetsAt: maybeInstant,
});
const isModel = fields({
  slug: isName,
  available: isBoolean,
  availableAt: maybeInstant,
  creditsWouldEnable: isBoolean,
});
const isReset = fields({
  key: isName,
  status: isText,
  title: maybeText,
  description: maybeText,
  grantedAt: maybeInstant,
  expiresAt: maybeInstant,
  redeemedAt: maybeInstant,
});
const isPeriod = fields({
  seconds: isNumber,
  plan: maybeText,
  startsAt: isInstant,
  endsAt: isInstant,
  usedPercent: isNumber,
  complete: isBoolean,
  models: listOf(fields({ name: isText, percent: isNumber })),
});
const isDay = fields({
  date: isText,
  surfaces: listOf(fields({ name: isText, value: isNumber })),
  models: listOf(fields({ name: isText, speed: maybeText, value: isNumber })),
});
const isCapacity = fields({ type: maybeText, used: maybeNumber, total: maybeNumber, period: maybeText });
const isReward = fields({
  to: oneOf('inviter', 'friend', 'unknown'),
  kind: oneOf('reset', 'credits', 'other'),
  amount: maybeNumber,
});

const areFacts: { readonly [K in Kind]: Check } = {
  usage: fields({
    plan: maybeText,
    windows: listOf(isWindow),
    gates: listOf(fields({ limit: isName, allowed: maybeBoolean, reached: maybeBoolean })),
    credits: orNothing(isCredits),
    bankCount: maybeNumber,
    bankApplicable: maybeNumber,
    reachedType: maybeText,
    spend: orNothing(fields({ reached: isBoolean, reachedType: maybeText, limits: listOf(isSpendLimit) })),
    models: listOf(isModel),
  }),
  resets: fields({
    available: maybeNumber,
    resets: listOf(isReset),
    totalEarned: maybeNumber,
    purchaseOffered: maybeBoolean,
  }),
  'reset-history': fields({
    events: listOf(fields({ key: isName, kind: oneOf('granted', 'used'), at: isInstant })),
    from: maybeInstant,
    to: maybeInstant,
    complete: isBoolean,
  }),
  'plan-limit-history': fields({
    asOf: maybeInstant,
    from: maybeInstant,
    complete: isBoolean,
    periods: listOf(isPeriod),
  }),
  'daily-usage': fields({ units: maybeText, days: listOf(isDay) }),
  'credit-usage': fields({ entries: listOf(fields({ date: isText, surface: maybeText, credits: isText })) }),
  balance: fields({
    balance: maybeText,
    grants: listOf(fields({ granted: maybeText, remaining: isText, expiresAt: maybeInstant, type: maybeText })),
  }),
  'referral-offer': fields({
    shown: maybeBoolean,
    program: maybeText,
    offer: maybeText,
    title: maybeText,
    description: maybeText,
    ineligibleReason: maybeText,
    ineligibleCode: maybeText,
    grants: listOf(isReward),
    remainingInvites: maybeNumber,
    remainingRewards: maybeNumber,
    rules: listOf(isText),
    capacities: listOf(isCapacity),
  }),
  'referral-rules': fields({ rules: listOf(isText), capacities: listOf(isCapacity) }),
  invites: fields({
    period: maybeText,
    byStatus: valuesOf(isNumber),
    oldestPendingAt: maybeInstant,
    complete: isBoolean,
  }),
};

const isFramed = fields({
  account: isName,
  device: isName,
  at: isWholeSecond,
  source: oneOf('network', 'dom', 'cli', 'sample'),
  kind: oneOf(...Object.keys(areFacts)),
  facts: isRecord,
});

/** The observation, its id computed anew; null when it is none, or of a kind this version does not know. */
export function validateObservation(value: unknown): Observation | null {
  if (!isFramed(value)) return null;
  const observation = value as Observation;
  return areFacts[observation.kind](observation.facts) ? { ...observation, id: observationId(observation) } : null;
}

/** Those that may be kept, each once, and how many were turned away. */
export function validateObservations(values: readonly unknown[]): {
  admitted: readonly Observation[];
  refused: number;
} {
  const byId = new Map<string, Observation>();
  let refused = 0;
  for (const value of values) {
    const observation = validateObservation(value);
    if (observation) byId.set(observation.id, observation);
    else refused++;
  }
  return { admitted: [...byId.values()], refused };
}
