// One usage body: plan, windows, the count of resets, credits.
import type { Stamped } from '../accounts/account-state';
import type { ObservationOf, UsageFacts } from '../observations/observation';
import { minuteMs } from '../time/instant';
import { compareCount, tellDelta } from './bank-count';
import { noteWithoutEffect } from './bank-redeemed';
import { eventId } from './event-id';
import { tell } from './event-ledger';
import { sideOf } from './event-sides';
import { takeAbsences } from './fold-absence';
import { takeBalance } from './fold-credits';
import { markOf, newTrack, takeWindows, trackOf } from './fold-windows';
import { planOf, type Work } from './fold-work';
import { endCycle } from './track-cycles';

export function takeUsage(work: Work, observation: ObservationOf<'usage'>): void {
  if (observation.source === 'dom') {
    showPage(work, observation);
    return;
  }
  const { at, id, facts } = observation;
  takeFacts(work, observation);
  takePlan(work, observation);
  const countBefore = facts.bankCount === null ? null : (work.memory.usageCount?.value ?? null);
  const bank = compareCount(work, at, id, facts.bankCount);
  const steady = takeWindows(work, observation, bank, countBefore);
  tellDelta(work, at, id, bank);
  noteWithoutEffect(work, work.memory.lastUsage?.at ?? null, at, id);
  takeAbsences(work, observation);
  const allowed = allowedOf(facts);
  const balance = facts.credits?.balance ?? null;
  if (balance !== null) takeBalance(work, at, id, balance, () => steady && allowed !== false && hadPlanLeft(work));
  work.memory.firstUsageAt ??= at;
  const { lastUsage } = work.memory;
  if (lastUsage) Object.assign(lastUsage, { at, id, allowed });
  else work.memory.lastUsage = { at, id, allowed };
}

function allowedOf({ gates }: UsageFacts): boolean | null {
  for (const gate of gates) if (gate.limit === 'codex') return gate.allowed;
  return null;
}

/** What is simply newer than before. */
function takeFacts({ newest }: Work, observation: ObservationOf<'usage'>): void {
  const { spend, models, credits } = observation.facts;
  newest.usage = observation;
  if (spend !== null) newest.spend = observation;
  if (models.length > 0) newest.models = observation;
  if (credits !== null) newest.credits = observation;
}

/** Another plan is another measure: its percentages are not compared with the old ones. */
function takePlan(work: Work, observation: ObservationOf<'usage'>): void {
  const { plan } = observation.facts;
  if (plan === null) return;
  const known = work.newest.plan?.facts.plan ?? work.state.plan?.value;
  const before = known === undefined || known === plan ? null : planOf(work);
  work.newest.plan = observation;
  if (before) tellPlan(work, before, plan, observation);
}

function tellPlan(work: Work, before: Stamped<string>, plan: string, { at, id, facts }: ObservationOf<'usage'>): void {
  const { memory, tracks } = work;
  const shown = tracks.map((track) => ({ window: track, before: track.shown, after: track.shown }));
  const now = facts.windows.map((window) => {
    const mark = markOf({ at, id }, window);
    return { window, before: mark, after: mark };
  });
  const founding = [memory.lastUsage?.id ?? '', id].filter((one) => one !== '');
  tell(work.ledger, {
    id: eventId('plan-changed', `${before.value} ${plan}`, founding),
    type: 'plan-changed',
    at,
    between: [before.at, at],
    windows: [],
    before: { plan: before.value, ...sideOf(shown, 'before') },
    after: { plan, ...sideOf(now, 'after') },
    evidence: founding,
    confirmed: true,
    confidence: 0.95,
    notes: [],
  });
  for (const track of tracks) endCycle(work, track, at, 'plan-changed');
  tracks.length = 0;
}

/** Every window of the account's own had something left at both ends of the step, and none began anew in it. */
function hadPlanLeft({ tracks }: Work): boolean {
  const own = tracks.filter(({ limit, absent }) => limit === 'codex' && absent === null);
  return own.length > 0 && own.every(({ shown }) => shown.usedPercent < 100);
}

/** The page's text is rounded and may lag: it is shown where nothing better is known, and explains nothing. */
function showPage(work: Work, observation: ObservationOf<'usage'>): void {
  const { facts, at } = observation;
  for (const window of facts.windows) {
    const mark = markOf(observation, window);
    const track = trackOf(work, window) ?? newTrack(work, window, mark, 'dom');
    if (track.last !== null && at - track.last.at < 5 * minuteMs) continue;
    track.shown = mark;
    track.source = 'dom';
    track.distrusted = true;
  }
  if (work.state.plan === null && facts.plan !== null) work.state.plan = { at, value: facts.plan };
}
