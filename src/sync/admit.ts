// The customs house: whatever comes from outside (a scanned code, a link, a file, another device) is looked at here before
// it may be kept. Unknown fields pass; a wrong type in a known one turns the whole observation away.
import * as v from 'valibot';

import type { Kind, Observation } from '../domain/observation';
import { observationId } from '../domain/observation-id';

const text = v.pipe(v.string(), v.maxLength(4_000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const finite = v.pipe(v.number(), v.finite());
const instant = v.pipe(v.number(), v.minValue(Date.UTC(2020)), v.maxValue(Date.UTC(2100)));
const wholeSecond = v.pipe(
  instant,
  v.check((at) => at % 1000 === 0),
);
const maybe = {
  text: v.nullable(text),
  finite: v.nullable(finite),
  instant: v.nullable(instant),
  boolean: v.nullable(v.boolean()),
};
const pair = v.tuple([finite, finite]);
const list = <T extends v.GenericSchema>(entry: T) => v.pipe(v.array(entry), v.maxLength(2_000));

const window = v.looseObject({
  limit: name,
  seconds: finite,
  name: v.optional(text),
  usedPercent: finite,
  resetsAt: instant,
});
const credits = v.looseObject({
  has: v.boolean(),
  unlimited: v.boolean(),
  balance: maybe.text,
  overageReached: v.boolean(),
  localMessages: v.nullable(pair),
  cloudMessages: v.nullable(pair),
});
const spendLimit = v.looseObject({
  scope: text,
  limit: maybe.text,
  used: maybe.text,
  remaining: maybe.text,
  usedPercent: maybe.finite,
  resetsAt: maybe.instant,
});
const capacity = v.looseObject({ type: maybe.text, used: maybe.finite, total: maybe.finite, period: maybe.text });
const portion = v.looseObject({ name: text, value: finite });

const factsByKind: Readonly<Record<Kind, v.GenericSchema<unknown, unknown>>> = {
  usage: v.looseObject({
    plan: maybe.text,
    windows: list(window),
    gates: list(v.looseObject({ limit: name, allowed: maybe.boolean, reached: maybe.boolean })),
    credits: v.nullable(credits),
    bankCount: maybe.finite,
    bankApplicable: maybe.finite,
    reachedType: maybe.text,
    spend: v.nullable(v.looseObject({ reached: v.boolean(), reachedType: maybe.text, limits: list(spendLimit) })),
    models: list(
      v.looseObject({
        slug: name,
        available: v.boolean(),
        availableAt: maybe.instant,
        creditsWouldEnable: v.boolean(),
      }),
    ),
  }),
  resets: v.looseObject({
    available: maybe.finite,
    resets: list(
      v.looseObject({
        key: name,
        status: text,
        title: maybe.text,
        description: maybe.text,
        grantedAt: maybe.instant,
        expiresAt: maybe.instant,
        redeemedAt: maybe.instant,
      }),
    ),
    totalEarned: maybe.finite,
    purchaseOffered: maybe.boolean,
  }),
  'reset-history': v.looseObject({
    events: list(v.looseObject({ key: name, kind: v.picklist(['granted', 'used']), at: instant })),
    from: maybe.instant,
    to: maybe.instant,
    complete: v.boolean(),
  }),
  'plan-limit-history': v.looseObject({
    asOf: maybe.instant,
    from: maybe.instant,
    complete: v.boolean(),
    periods: list(
      v.looseObject({
        seconds: finite,
        plan: maybe.text,
        startsAt: instant,
        endsAt: instant,
        usedPercent: finite,
        complete: v.boolean(),
        models: list(v.looseObject({ name: text, percent: finite })),
      }),
    ),
  }),
  'daily-usage': v.looseObject({
    units: maybe.text,
    days: list(
      v.looseObject({
        date: text,
        surfaces: list(portion),
        models: list(v.looseObject({ name: text, speed: maybe.text, value: finite })),
      }),
    ),
  }),
  'credit-usage': v.looseObject({ entries: list(v.looseObject({ date: text, surface: maybe.text, credits: text })) }),
  balance: v.looseObject({
    balance: maybe.text,
    grants: list(v.looseObject({ granted: maybe.text, remaining: text, expiresAt: maybe.instant, type: maybe.text })),
  }),
  'referral-offer': v.looseObject({
    shown: maybe.boolean,
    program: maybe.text,
    offer: maybe.text,
    title: maybe.text,
    description: maybe.text,
    ineligibleReason: maybe.text,
    ineligibleCode: maybe.text,
    grants: list(
      v.looseObject({
        to: v.picklist(['inviter', 'friend', 'unknown']),
        kind: v.picklist(['reset', 'credits', 'other']),
        amount: maybe.finite,
      }),
    ),
    remainingInvites: maybe.finite,
    remainingRewards: maybe.finite,
    rules: list(text),
    capacities: list(capacity),
  }),
  'referral-rules': v.looseObject({ rules: list(text), capacities: list(capacity) }),
  invites: v.looseObject({
    period: maybe.text,
    byStatus: v.record(name, finite),
    oldestPendingAt: maybe.instant,
    complete: v.boolean(),
  }),
};

const frame = v.looseObject({
  account: name,
  device: name,
  at: wholeSecond,
  source: v.picklist(['network', 'dom', 'cli', 'sample']),
  kind: v.picklist(Object.keys(factsByKind) as Kind[]),
  facts: v.looseObject({}),
});

/** The observation, its id computed anew; null when it is none, or of a kind this version does not know. */
export function admitObservation(value: unknown): Observation | null {
  if (!v.is(frame, value) || !v.is(factsByKind[value.kind], value.facts)) return null;
  return { ...(value as unknown as Observation), id: observationId(value) };
}

/** Those that may be kept, each once, and how many were turned away. */
export function admitObservations(values: readonly unknown[]): { admitted: readonly Observation[]; refused: number } {
  const byId = new Map<string, Observation>();
  let refused = 0;
  for (const value of values) {
    const observation = admitObservation(value);
    if (observation) byId.set(observation.id, observation);
    else refused++;
  }
  return { admitted: [...byId.values()], refused };
}
