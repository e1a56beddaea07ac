// A reset or credits that arrive within a day of an invitation turning done are its reward.
import type { HeadroomEvent } from '../../events/event';
import { eventTraits } from '../../events/event-traits';
import { dayMs, type Instant } from '../../time/instant';
import { emit, withNote, withProof } from '../event-ledger';
import type { DoneInvite, ExplainMemory } from '../explain-memory';
import type { Step } from '../step';

const keptInvites = 16;

/** The event, linked when an invitation turned done within a day of it. */
export function linkToInvite({ doneInvites }: ExplainMemory, event: HeadroomEvent): HeadroomEvent {
  const done = doneInvites.find((one) => isNear(one, event));
  return done ? linked(event, done) : event;
}

/** An invitation was completed between two readings: rewards that are events already are linked to it. */
export function explainInviteDone({ observation, ledger, memory }: Step, { since }: { readonly since: Instant }): void {
  const done = { from: since, to: observation.at, id: observation.id };
  memory.doneInvites = [...memory.doneInvites, done].slice(-keptInvites);
  for (const event of ledger.open) {
    if (eventTraits[event.type].isReward && isNear(done, event)) emit(ledger, linked(event, done));
  }
}

function isNear({ from, to }: DoneInvite, { at }: HeadroomEvent): boolean {
  return at >= from - dayMs && at <= to + dayMs;
}

function linked(event: HeadroomEvent, done: DoneInvite): HeadroomEvent {
  return withNote({ ...event, evidence: withProof(event, done.id) }, 'linked-to-invite');
}
