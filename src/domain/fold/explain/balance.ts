// Credits that were spent or added; and whether they were spent although the plan still had something left.
import type { CreditsChange } from '../../credits/credits-state';
import type { HeadroomEvent } from '../../events/event';
import { eventId } from '../event-id';
import { emit } from '../event-ledger';
import { allowedBy } from '../explain-memory';
import type { Step } from '../step';
import { linkToInvite } from './invites';

/** Below what any use costs: differences of spelling only. */
const sameCredits = 1e-6;

/** `credits-spent` or `credits-added`, and whether credits were spent while the plan still had use left. */
export function explainBalance(step: Step, { before, after, beforeId }: CreditsChange): void {
  const { ledger, memory, observation, report } = step;
  const { at } = observation;
  const delta = Number(after) - Number(before.value);
  const isWaste = delta < 0 && wasWorkFree(step, before.at) && hadPlanLeft(step);
  if (isWaste) report({ topic: 'credits', wasteAt: at });
  if (Math.abs(delta) <= sameCredits) return;

  const { id } = observation;
  const type = delta < 0 ? 'credits-spent' : 'credits-added';
  const evidence = beforeId === null ? [id] : [beforeId, id];
  const event: HeadroomEvent = {
    id: eventId(type, 'credits', evidence),
    type,
    at,
    between: [before.at, at],
    windows: [],
    before: { balance: before.value },
    after: { balance: after },
    evidence,
    confirmed: true,
    confidence: 0.95,
    notes: isWaste ? ['plan-use-remained'] : [],
  };
  emit(ledger, type === 'credits-added' ? linkToInvite(memory, event) : event);
}

/** The balance compared with is no older than the last usage body, and that one let work through. */
function wasWorkFree({ memory: { lastUsage } }: Step, balanceAt: number): boolean {
  return lastUsage !== null && balanceAt >= lastUsage.at && lastUsage.allowed !== false;
}

/** Every window of the account's own limits had something left before and after the step, and none restarted in it. */
function hadPlanLeft({ observation, windows, changes }: Step): boolean {
  if (observation.kind !== 'usage' || allowedBy(observation) === false) return false;
  if (changes.some(isBreak)) return false;
  const own = windows.tracks.filter(({ limit, missing }) => limit === 'codex' && missing === null);
  return own.length > 0 && own.every(({ latest }) => latest.usedPercent < 100);
}

/** One of the account's own windows did not simply go on. */
function isBreak(change: Step['changes'][number]): boolean {
  switch (change.type) {
    case 'window-first-read':
    case 'reading-unusable':
    case 'window-ended':
      return change.window.limit === 'codex';
    case 'windows-returned':
      return change.windows.some(({ window }) => window.limit === 'codex');
    case 'windows-changed':
      return change.changes.some(({ window }) => window.limit === 'codex');
    default:
      return false;
  }
}
