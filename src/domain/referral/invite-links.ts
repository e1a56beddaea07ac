// A reset or credits that arrive within a day of an invitation turning done are its reward.
import type { HeadroomEvent } from '../events/event';
import { tell, withNote, withProof } from '../fold/event-ledger';
import type { Work } from '../fold/fold-work';
import { dayMs } from '../time/instant';

type Done = Work['memory']['invitesDone'][number];

const kept = 16;
const rewards: ReadonlySet<string> = new Set(['reset-granted', 'credits-added']);

/** The event, linked when an invitation turned done within a day of it. */
export function linkToInvite(work: Work, event: HeadroomEvent): HeadroomEvent {
  const done = work.memory.invitesDone.find((one) => isNear(one, event));
  return done ? linked(event, done) : event;
}

/** An invitation turned done between two looks: rewards already told are linked to it. */
export function inviteDone(work: Work, done: Done): void {
  work.memory.invitesDone = [...work.memory.invitesDone, done].slice(-kept);
  for (const event of work.ledger.open) {
    if (rewards.has(event.type) && isNear(done, event)) tell(work.ledger, linked(event, done));
  }
}

function isNear({ from, to }: Done, { at }: HeadroomEvent): boolean {
  return at >= from - dayMs && at <= to + dayMs;
}

function linked(event: HeadroomEvent, done: Done): HeadroomEvent {
  return withNote({ ...event, evidence: withProof(event, done.id) }, 'linked-to-invite');
}
