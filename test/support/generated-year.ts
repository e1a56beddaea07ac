// A year of one account, drawn from a seed: what its pages said, with everything that was ever seen to go wrong. Made for
// comparing folds, so it favours rare changes over likely ones.

import type {
  FactsByKind,
  Kind,
  Observation,
  ResetReading,
  Source,
  UsageFacts,
  WindowReading,
} from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { type Random, seededRandom } from '../../src/domain/random';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../src/domain/time/instant';
import { type AccountTruth, newTruth, passTime, windowsOf } from './generated-account';

const yearStart: Instant = Date.UTC(2026, 0, 5, 8);

/** Every observation of the year, oldest first; about 2 000. The same seed gives the same year. */
export function generatedYear(seed: number, days = 365): Observation[] {
  const chance = seededRandom(seed);
  const truth = newTruth(yearStart, chance);
  const seen: Observation[] = [];
  const row = <K extends Kind>(at: Instant, kind: K, facts: FactsByKind[K], source: Source = 'network') => {
    const content = { account: 'me', device: chance() < 0.8 ? 'desk' : 'phone', at, source, kind, facts };
    seen.push({ ...content, id: observationId(content) } as Observation);
  };
  for (let at = yearStart; at < yearStart + days * dayMs; at += pause(chance)) {
    passTime(truth, at, chance);
    look(truth, at, chance, row);
    truth.lastLookAt = at;
  }
  return seen.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

type Row = <K extends Kind>(at: Instant, kind: K, facts: FactsByKind[K], source?: Source) => void;

/** Minutes within a sitting, hours between two, now and then days. */
function pause(chance: Random): number {
  const luck = chance();
  const [low, high] =
    luck < 0.45 ? [10 * secondMs, 8 * minuteMs] : luck < 0.97 ? [hourMs / 2, 9 * hourMs] : [dayMs, 9 * dayMs];
  return Math.round((low + chance() * (high - low)) / secondMs) * secondMs;
}

function look(truth: AccountTruth, at: Instant, chance: Random, row: Row): void {
  const facts = usageFacts(truth, at, chance);
  row(at, 'usage', facts);
  // A second tab whose answer is older crosses the first one.
  if (truth.older && chance() < 0.04) row(at + 2 * secondMs, 'usage', truth.older);
  truth.older = facts;
  if (chance() < 0.03) row(at + secondMs, 'usage', pageText(facts), 'dom');
  if (chance() < 0.03) row(at + 3 * secondMs, 'usage', sessionFile(facts), 'cli');
  if (chance() < 0.25) row(at + secondMs, 'resets', listFacts(truth, at, chance));
  if (chance() < 0.12) row(at + 2 * secondMs, 'reset-history', historyFacts(truth, at));
  if (chance() < 0.06) row(at + secondMs, 'balance', { balance: truth.credits.toFixed(2), grants: [] });
  if (chance() < 0.06) row(at + secondMs, 'invites', inviteFacts(truth, chance));
  if (chance() < 0.05) row(at + secondMs, 'referral-offer', offerFacts(truth, chance));
  if (chance() < 0.03) row(at + secondMs, 'referral-rules', { rules: [`Rule ${truth.invitesDone}.`], capacities: [] });
}

function usageFacts(truth: AccountTruth, at: Instant, chance: Random): UsageFacts {
  const spent = truth.meters.some(({ limit, used }) => limit === 'codex' && used >= 100);
  return {
    plan: chance() < 0.02 ? null : truth.plan,
    windows: windowsOf(truth, at, chance),
    gates: [{ limit: 'codex', allowed: !spent || truth.credits > 0, reached: spent }],
    credits: chance() < 0.1 ? null : creditsFacts(truth),
    bankCount: chance() < 0.1 ? null : Math.max(0, truth.countShown),
    bankApplicable: null,
    reachedType: spent ? 'rate_limit_reached' : null,
    spend: chance() < 0.02 ? { reached: false, reachedType: null, limits: [] } : null,
    models:
      chance() < 0.05 ? [{ slug: 'gpt-6-astra', available: true, availableAt: null, creditsWouldEnable: false }] : [],
    ...(chance() < 0.02 ? { partial: true } : {}),
  };
}

function creditsFacts({ credits }: AccountTruth): UsageFacts['credits'] {
  const balance = credits.toFixed(2);
  return { has: true, unlimited: false, balance, overageReached: false, localMessages: null, cloudMessages: null };
}

/** The page's text: rounded, of the account's own windows alone. */
function pageText(facts: UsageFacts): UsageFacts {
  const windows = facts.windows
    .filter(({ limit }) => limit === 'codex')
    .map((window): WindowReading => ({ ...window, usedPercent: Math.round(window.usedPercent) }));
  return { ...facts, windows, credits: null, bankCount: null, gates: [], partial: true };
}

function sessionFile(facts: UsageFacts): UsageFacts {
  return { ...facts, windows: facts.windows.slice(0, 1), credits: null, bankCount: null, partial: true };
}

function listFacts(truth: AccountTruth, at: Instant, chance: Random): FactsByKind['resets'] {
  const resets = truth.resets
    .filter(({ usedAt, lostAt, expiresAt, listedAfterExpiry }) => {
      return usedAt === null && lostAt === null && (expiresAt > at || listedAfterExpiry);
    })
    .map(({ key, grantedAt, expiresAt }): ResetReading => {
      const undated = truth.undatedKeys.has(key);
      return {
        key,
        status: 'available',
        title: 'Full reset',
        description: null,
        grantedAt: undated ? null : grantedAt,
        expiresAt: undated ? null : expiresAt,
        redeemedAt: null,
      };
    });
  const used = truth.resets
    .filter(({ usedAt }) => usedAt !== null && chance() < 0.1)
    .map(({ key, grantedAt, expiresAt, usedAt }): ResetReading => {
      const redeemedAt = chance() < 0.5 ? usedAt : null;
      return { key, status: 'redeemed', title: 'Full reset', description: null, grantedAt, expiresAt, redeemedAt };
    });
  const cut = chance() < 0.05;
  return {
    available: chance() < 0.9 ? resets.length : null,
    resets: cut ? resets.slice(1) : [...resets, ...used],
    totalEarned: null,
    purchaseOffered: null,
    ...(chance() < 0.03 ? { partial: true } : {}),
  };
}

function historyFacts(truth: AccountTruth, at: Instant): FactsByKind['reset-history'] {
  const from = at - 30 * dayMs;
  const events = truth.resets.flatMap(({ key, grantedAt, usedAt }) => [
    { key, kind: 'granted' as const, at: grantedAt },
    ...(usedAt === null ? [] : [{ key, kind: 'used' as const, at: usedAt }]),
  ]);
  return { events: events.filter((event) => event.at >= from && event.at <= at), from, to: at, complete: true };
}

function inviteFacts(truth: AccountTruth, chance: Random): FactsByKind['invites'] {
  if (chance() < 0.5) truth.invitesDone += 1;
  const byStatus = { pending: 2, completed: truth.invitesDone };
  return { period: null, byStatus, oldestPendingAt: yearStart, complete: chance() < 0.9 };
}

function offerFacts({ invitesDone, offer }: AccountTruth, chance: Random): FactsByKind['referral-offer'] {
  return {
    shown: true,
    program: chance() < 0.3 ? null : 'autumn',
    offer,
    title: 'Invite a friend',
    description: null,
    ineligibleReason: null,
    ineligibleCode: null,
    grants: [{ to: 'inviter', kind: 'reset', amount: 1 }],
    remainingInvites: Math.max(0, 10 - invitesDone),
    remainingRewards: null,
    rules: [],
    capacities: [],
  };
}

/** The same observation without extra limits. */
export function ownLimits(observation: Observation): Observation {
  if (observation.kind !== 'usage') return observation;
  const { facts } = observation;
  const windows = facts.windows.filter(({ limit }) => limit === 'codex' || limit === 'code_review');
  return { ...observation, facts: { ...facts, windows } };
}
