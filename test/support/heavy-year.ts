// A year of somebody who works with Codex all day, as it is stored: while the usage page is open there is a reading a minute,
// its values move, and other endpoints are read now and then. Only the codec and the storage are tested with it, so the
// account does nothing out of the ordinary; generated-year.ts has what can go wrong.

import type { FactsByKind, Kind, Observation, UsageFacts } from '../../src/domain/observations/observation';
import { type Random, seededRandom } from '../../src/domain/random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../src/domain/time/instant';

/** An observation before its id is computed. A packed month needs none. */
export type Unhashed = Omit<Observation, 'id'>;

interface HeavyYear {
  /** The newest reading is at most a day older. */
  readonly end: Instant;
  /** How many observations, of all kinds together. */
  readonly count?: number;
  readonly days?: number;
  readonly account?: string;
  readonly seed?: number;
}

/** About `count` observations over `days` up to `end`, oldest first. The same arguments give the same year. */
export function heavyYear({ end, count = 98_000, days = 365, account = 'heavy', seed = 7 }: HeavyYear): Unhashed[] {
  const chance = seededRandom(seed);
  const start = Math.floor((end - days * dayMs) / dayMs) * dayMs;
  // A sixteenth of the observations is of other kinds than usage.
  const minutesADay = (count / days) * (15 / 16);
  const use = newUse();
  const seen: Unhashed[] = [];
  for (let day = start; day + dayMs <= end; day += dayMs) {
    // From none, on a free day, to twice the mean.
    const minutes = Math.round(minutesADay * 2 * chance());
    // Two sittings, the second after a break of up to four hours.
    const first = day + 7 * hourMs + Math.floor(chance() * 60) * minuteMs;
    const pause = Math.floor(chance() * 240) * minuteMs;
    for (let minute = 0; minute < minutes; minute += 1) {
      const isLater = minute >= minutes / 2;
      const at = first + minute * minuteMs + (isLater ? pause : 0) + Math.floor(chance() * 20) * secondMs;
      work(use, at, chance);
      for (const [kind, facts] of bodiesAt(minute, use, at, chance)) {
        seen.push({ account, device: 'desk', at, source: 'network', kind, facts } as Unhashed);
      }
    }
  }
  return seen;
}

interface Meter {
  readonly limit: string;
  readonly seconds: number;
  readonly name?: string;
  /** Percent a minute of work. */
  readonly pace: number;
  used: number;
  endsAt: Instant;
}

interface Use {
  readonly meters: Meter[];
  readonly days: { date: string; spent: number }[];
  credits: number;
}

function newUse(): Use {
  const meter = (limit: string, seconds: number, pace: number, name?: string): Meter => ({
    ...{ limit, seconds, pace, used: 0, endsAt: 0 },
    ...(name ? { name } : {}),
  });
  return {
    meters: [
      meter('codex', 18_000, 0.5),
      meter('codex', 604_800, 0.05),
      meter('codex_spark', 18_000, 0.2, 'GPT-5.3-Codex-Spark'),
      meter('code_review', 604_800, 0.02),
    ],
    days: [],
    credits: 2_000,
  };
}

function work(use: Use, at: Instant, chance: Random): void {
  for (const meter of use.meters) {
    if (at >= meter.endsAt) Object.assign(meter, { used: 0, endsAt: at + meter.seconds * secondMs });
    meter.used = Math.min(100, meter.used + meter.pace * 2 * chance());
  }
  const date = new Date(at).toISOString().slice(0, 10);
  if (use.days.at(-1)?.date !== date) use.days.push({ date, spent: 0 });
  if (use.days.length > 30) use.days.shift();
  const today = use.days.at(-1);
  if (today) today.spent += chance() * 3;
  const cost = chance() / 10;
  // Credits pay for work only while the account's own plan has nothing left.
  const isUsedUp = use.meters.some(({ limit, used }) => limit === 'codex' && used >= 100);
  if (isUsedUp) use.credits = use.credits < 1 ? 2_000 : use.credits - cost;
}

type Body = { readonly [K in Kind]: readonly [kind: K, facts: FactsByKind[K]] }[Kind];

/** A usage body each minute, and the page's other bodies as often as a page is opened or looked at again. */
function bodiesAt(minute: number, use: Use, at: Instant, chance: Random): Body[] {
  const bodies: Body[] = [['usage', usage(use, at, chance)]];
  if (minute % 20 === 0) bodies.push(['resets', resets(at)]);
  if (minute % 60 === 0) bodies.push(['daily-usage', dailyUsage(use, at)]);
  if (minute % 60 === 30) bodies.push(['balance', { balance: use.credits.toFixed(10), grants: [] }]);
  return bodies;
}

function usage({ meters, credits }: Use, at: Instant, chance: Random): UsageFacts {
  return {
    plan: 'plus',
    // Ends wander by a second.
    windows: meters.map(({ limit, seconds, name, used, endsAt }) => ({
      ...{ limit, seconds, usedPercent: Math.floor(used), resetsAt: endsAt + Math.floor(chance() * 2) * secondMs },
      ...(name ? { name } : {}),
    })),
    gates: [
      { limit: 'codex', allowed: true, reached: false },
      { limit: 'codex_spark', allowed: true, reached: false },
    ],
    credits: {
      has: true,
      unlimited: false,
      balance: credits.toFixed(10),
      overageReached: false,
      localMessages: [Math.floor(credits / 5), Math.floor(credits / 2)],
      cloudMessages: [Math.floor(credits / 40), Math.floor(credits / 20)],
    },
    bankCount: 1,
    bankApplicable: 1,
    reachedType: null,
    spend: { reached: false, reachedType: null, limits: [] },
    models: ['gpt-6-astra', 'gpt-6-luna', 'gpt-5.3-codex-spark'].map((slug) => ({
      ...{ slug, available: true, availableAt: null, creditsWouldEnable: at % 2 === 1 },
    })),
  };
}

function resets(at: Instant): FactsByKind['resets'] {
  const month = Math.floor(at / (30 * dayMs)) * 30 * dayMs;
  return {
    available: 1,
    resets: [
      {
        ...{ key: `reset-${month}`, status: 'available', title: 'Full reset', description: null },
        ...{ grantedAt: month, expiresAt: month + 60 * dayMs, redeemedAt: null },
      },
    ],
    totalEarned: null,
    purchaseOffered: null,
  };
}

function dailyUsage({ days }: Use, at: Instant): FactsByKind['daily-usage'] {
  return {
    from: at - 30 * dayMs,
    to: at,
    units: 'credits',
    days: days.map(({ date, spent }) => ({
      date,
      surfaces: [
        { name: 'cli', value: Math.round(spent * 70) / 100 },
        { name: 'web', value: Math.round(spent * 30) / 100 },
      ],
      models: [{ name: 'gpt-6-astra', speed: null, value: Math.round(spent * 100) / 100 }],
    })),
  } as unknown as FactsByKind['daily-usage'];
}
