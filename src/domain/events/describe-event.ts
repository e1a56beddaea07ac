// An event in one title and a few sentences, as messages: formatted in the reader's language wherever they are shown.
import { planLabel } from '../accounts/plan-label';
import { receiptOf } from '../bank/receipt';
import { allOf, itemsOf, message, windowValue } from '../messages/message';
import { nameWindows } from '../messages/name-windows';
import type { Message, NamedWindow, Value } from '../messages/value';
import { referralSentences, referralTitle } from '../referral/describe-referral';
import type { Instant } from '../time/instant';
import type { EventSide, EventType, HeadroomEvent } from './event';

export interface EventDescription {
  readonly title: Message;
  /** None for an event that its title says whole. */
  readonly sentences: readonly Message[];
  /** The sentences without those that only state use and end of each window, for screens that show these figures in rows. */
  readonly reasons: readonly Message[];
}

const figures: ReadonlySet<string> = new Set([
  'events.levels',
  'events.end.same',
  'events.end.later',
  'events.end.earlier',
]);

/**
 * For screens, alerts, calendar and reports. An event keeps the id of an extra limit: `named` are windows whose names the page has
 * stated. A type of a newer version never gets here: such events are not stored.
 */
export function describeEvent(event: HeadroomEvent, named: readonly NamedWindow[] = []): EventDescription {
  const all = [...sentences[event.type](event), ...notesOf(event)].map((sentence) => nameWindows(sentence, named));
  return {
    title: nameWindows(titles[event.type](event), named),
    sentences: all,
    reasons: all.filter(({ key }) => !figures.has(key)),
  };
}

const titles: Readonly<Record<EventType, (event: HeadroomEvent) => Message>> = {
  'cycle-ended': (event) => message('events.title.cycle-ended', { windows: windowsOf(event) }),
  'reset-redeemed': () => message('events.title.reset-redeemed'),
  'early-reset': (event) => message('events.title.early-reset', { windows: windowsOf(event) }),
  'refill-kept-date': (event) => message('events.title.refill-kept-date', counted(event)),
  correction: (event) => message('events.title.correction', counted(event)),
  'date-moved': (event) => message('events.title.date-moved', counted(event)),
  flapped: (event) => message('events.title.flapped', { windows: windowsOf(event) }),
  'plan-changed': () => message('events.title.plan-changed'),
  'limit-withdrawn': (event) => message('events.title.limit-withdrawn', counted(event)),
  'limit-restored': (event) => message('events.title.limit-restored', counted(event)),
  'reset-granted': () => message('events.title.reset-granted'),
  'reset-expired': () => message('events.title.reset-expired'),
  'reset-vanished': () => message('events.title.reset-vanished'),
  'credits-spent': () => message('events.title.credits-spent'),
  'credits-added': () => message('events.title.credits-added'),
  'referral-changed': referralTitle,
};

/** "5-hour and Weekly" */
function windowsOf({ windows }: HeadroomEvent): Value {
  return windows.length === 0 ? message('events.title.aWindow') : allOf(windows.map((window) => windowValue(window)));
}

function counted(event: HeadroomEvent) {
  return { windows: windowsOf(event), count: Math.max(1, event.windows.length) };
}

const sentences: Readonly<Record<EventType, (event: HeadroomEvent) => readonly Message[]>> = {
  'cycle-ended': (event) => [...levelsOf(event), message('events.endedAsAnnounced')],
  'reset-redeemed': redeemed,
  'early-reset': (event) => [...levelsOf(event), ...endsOf(event), message('events.earlyReset.cause')],
  'refill-kept-date': keptEnd,
  correction: keptEnd,
  'date-moved': (event) => [...endsOf(event), message('events.dateMoved.use')],
  flapped: (event) => [message('events.flapped', { levels: itemsOf(levelItems(event)) })],
  'plan-changed': ({ before, after }) => [
    message('events.planChanged', { before: planOf(before.plan), after: planOf(after.plan) }),
  ],
  'limit-withdrawn': () => [message('events.limitWithdrawn')],
  'limit-restored': (event) => [message('events.limitRestored'), ...endsOf(event)],
  'reset-granted': ({ after }) => {
    const at = expiryOf(after);
    return [...resetTitle(after), ...(at === null ? [] : [message('events.useBy', { at })])];
  },
  'reset-expired': ({ before }) => {
    const at = expiryOf(before);
    return [...resetTitle(before), at === null ? message('events.expired') : message('events.expiredAt', { at })];
  },
  'reset-vanished': ({ before }) => [...resetTitle(before), message('events.vanished')],
  'credits-spent': balances,
  'credits-added': balances,
  'referral-changed': referralSentences,
};

function keptEnd(event: HeadroomEvent): Message[] {
  return [...levelsOf(event), message('events.keptEnd', { count: Math.max(1, event.windows.length) })];
}

function balances({ before, after }: HeadroomEvent): Message[] {
  return [message('events.balance', { before: String(before.balance), after: String(after.balance) })];
}

/** The reset's own title; nothing where it has none. */
function resetTitle({ title }: EventSide): Message[] {
  return typeof title === 'string' ? [message('events.resetTitle', { title })] : [];
}

function expiryOf({ expiresAt }: EventSide): Instant | null {
  return typeof expiresAt === 'number' ? expiresAt : null;
}

function redeemed(event: HeadroomEvent): readonly Message[] {
  const { windows } = receiptOf(event);
  return windows.length === 0 ? redeemedUnseen(event) : [...levelsOf(event), ...endsOf(event)];
}

/** No reading shows what the reset did: what is known about the windows around its use. */
function redeemedUnseen(event: HeadroomEvent): readonly Message[] {
  const { lastRead, nextRead, endPassed } = receiptOf(event);
  if (lastRead.length === 0 && nextRead.length === 0) return [message('events.redeemed.unseen')];
  const before = lastRead.map(({ window, used, resetsAt: at }) =>
    endPassed
      ? message('events.redeemed.endPassed', { window: windowValue(window), used, at })
      : message('events.redeemed.lastRead', { window: windowValue(window), used }),
  );
  const after = nextRead.map(({ window, used, resetsAt: at }) =>
    message('events.redeemed.nextRead', { window: windowValue(window), used, at }),
  );
  // With the note that nothing changed, that is known.
  const isKnown = event.notes.includes('without-effect');
  return [...before, ...after, ...(isKnown ? [] : [message('events.redeemed.unknown')])];
}

/** "5-hour 96% → 0%, Weekly 52% → 0% used."; nothing where no level is known. */
function levelsOf(event: HeadroomEvent): Message[] {
  const levels = levelItems(event);
  return levels.length === 0 ? [] : [message('events.levels', { levels: itemsOf(levels) })];
}

/** How an event changed the use of its windows: "5-hour 96% → 0%". None where it states no such numbers. */
export function levelItems(event: HeadroomEvent): Message[] {
  return receiptOf(event).windows.map(({ window, usedBefore: before, usedAfter: after }) =>
    message('events.level', { window: windowValue(window), before, after }),
  );
}

/** An end that moved by less is the same end. */
export const sameEndMs = 120_000;

function endsOf(event: HeadroomEvent): Message[] {
  return receiptOf(event).windows.map(({ window: one, resetsAtAfter: at, shiftMs }) => {
    const window = windowValue(one);
    if (Math.abs(shiftMs) < sameEndMs) return message('events.end.same', { window, at });
    const by = Math.abs(shiftMs);
    return shiftMs > 0
      ? message('events.end.later', { window, at, by })
      : message('events.end.earlier', { window, at, by });
  });
}

const notes: Readonly<Record<string, Message>> = {
  rebounded: message('events.note.rebounded'),
  'linked-to-invite': message('events.note.linked-to-invite'),
  'plan-use-remained': message('events.note.plan-use-remained'),
  sliding: message('events.note.sliding'),
  drifting: message('events.note.drifting'),
  'date-kept': message('events.note.date-kept'),
  'without-effect': message('events.note.without-effect'),
};

function notesOf(event: HeadroomEvent): Message[] {
  return event.notes.flatMap((note) => notes[note] ?? []);
}

function planOf(code: unknown): Value {
  return planLabel(typeof code === 'string' ? code : null) ?? message('events.unknownPlan');
}
