// An event in one title and one sentence.
import { planLabel } from '../accounts/plan-label';
import { receiptOf } from '../bank/receipt';
import { referralSentence, referralTitle } from '../referral/describe-referral';
import type { Formatters } from '../time/formatters';
import type { Instant } from '../time/instant';
import { windowLabel } from '../windows/limit-window';
import type { EventSide, EventType, HeadroomEvent } from './event';

export interface EventDescription {
  readonly title: string;
  readonly sentence: string;
}

/** For screens and reports. Instants and durations are spelled by `format`. */
export function describeEvent(event: HeadroomEvent, format: Formatters): EventDescription {
  return {
    title: eventTitle(event),
    sentence: [sentences[event.type](event, format), ...notesOf(event)].filter(Boolean).join(' '),
  };
}

const titles: Readonly<Record<EventType, string>> = {
  'cycle-ended': 'ended',
  'reset-redeemed': 'You used a banked reset',
  'early-reset': 'restarted before its time',
  'refill-kept-date': 'was refilled, its date stayed',
  correction: 'was corrected downwards',
  'date-moved': 'has a new end',
  flapped: 'showed other figures for a while',
  'plan-changed': 'Your plan changed',
  'limit-withdrawn': 'is no longer limited',
  'limit-restored': 'is limited again',
  'reset-granted': 'You were given a reset',
  'reset-expired': 'A reset lapsed unused',
  'reset-vanished': 'A reset is gone from the bank',
  'credits-spent': 'Credits were spent',
  'credits-added': 'Credits were added',
  'referral-changed': 'The referral programme changed',
};

function eventTitle(event: HeadroomEvent): string {
  if (event.type === 'referral-changed') return referralTitle(event);
  const title = titles[event.type];
  if (title.charAt(0) !== title.charAt(0).toLowerCase()) return title;
  return `${labels(event)} ${title}`;
}

function labels({ windows }: HeadroomEvent): string {
  const names = windows.map((window) => windowLabel(window));
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'A window');
}

const sentences: Readonly<Record<EventType, (event: HeadroomEvent, format: Formatters) => string>> = {
  'cycle-ended': (event) => `${levelsOf(event)}; the end came as announced.`,
  'reset-redeemed': redeemed,
  'early-reset': (event, format) =>
    `${levelsOf(event)}. ${endsOf(event, format)} No banked reset is known to have gone: a reset for everybody, or a cause we cannot see.`,
  'refill-kept-date': keptEnd,
  correction: keptEnd,
  'date-moved': (event, format) => `${endsOf(event, format)} Use did not fall.`,
  flapped: (event) => `For a while the page said ${levelsOf(event)}, then the old figures again. They are left out.`,
  'plan-changed': ({ before, after }) =>
    `From ${plan(before.plan)} to ${plan(after.plan)}. Percentages before and after cannot be compared.`,
  'limit-withdrawn': () => 'The page no longer names it. That is not a reset.',
  'limit-restored': (event, format) => `The page names it again. ${endsOf(event, format)}`.trim(),
  'reset-granted': ({ after }, format) => {
    const expiresAt = expiryOf(after);
    return `${resetTitle(after)}${expiresAt === null ? '' : `Use it by ${format.instant(expiresAt)}.`}`.trim();
  },
  'reset-expired': ({ before }, format) => {
    const expiresAt = expiryOf(before);
    return `${resetTitle(before)}It ran out ${expiresAt === null ? 'unused' : format.instant(expiresAt)}.`;
  },
  'reset-vanished': ({ before }) =>
    `${resetTitle(before)}It left before its expiry, and no window was seen to be refilled.`,
  'credits-spent': balances,
  'credits-added': balances,
  'referral-changed': referralSentence,
};

function keptEnd(event: HeadroomEvent): string {
  return `${levelsOf(event)}, with the end where it was.`;
}

function balances({ before, after }: HeadroomEvent): string {
  return `Balance ${before.balance} → ${after.balance}.`;
}

/** The reset's own title and a space; empty where it has none. */
function resetTitle({ title }: EventSide): string {
  return typeof title === 'string' ? `“${title}”. ` : '';
}

function expiryOf({ expiresAt }: EventSide): Instant | null {
  return typeof expiresAt === 'number' ? expiresAt : null;
}

function redeemed(event: HeadroomEvent, format: Formatters): string {
  const { windows } = receiptOf(event);
  if (windows.length === 0) return redeemedUnseen(event, format);
  const changes = windows.map(
    ({ window, usedBefore, usedAfter }) => `${windowLabel(window)} ${percent(usedBefore)} → ${percent(usedAfter)}`,
  );
  return `${changes.join(', ')} used. ${endsOf(event, format)}`;
}

/** No reading shows what the reset did: what is known of the windows around its use. */
function redeemedUnseen(event: HeadroomEvent, format: Formatters): string {
  const { lastRead, nextRead, endPassed } = receiptOf(event);
  if (lastRead.length === 0 && nextRead.length === 0) return 'The history says so; no window was seen to change.';
  const before = lastRead.map(({ window, used, resetsAt }) =>
    endPassed
      ? `${windowLabel(window)} was ${percent(used)} used when last read before. It was read again only after its own end, ${format.instant(resetsAt)}.`
      : `${windowLabel(window)} was ${percent(used)} used when last read before.`,
  );
  const after = nextRead.map(
    ({ window, used, resetsAt }) =>
      `${windowLabel(window)} was ${percent(used)} used when next read, and ends ${format.instant(resetsAt)}.`,
  );
  // With the note that nothing changed, that is known.
  const result = event.notes.includes('without-effect') ? [] : ['What the reset gave is not known.'];
  return [...before, ...after, ...result].join(' ');
}

function levelsOf(event: HeadroomEvent): string {
  const changes = receiptOf(event).windows.map(
    ({ window, usedBefore, usedAfter }) => `${windowLabel(window)} ${percent(usedBefore)} → ${percent(usedAfter)} used`,
  );
  return changes.join(', ');
}

function endsOf(event: HeadroomEvent, format: Formatters): string {
  return receiptOf(event)
    .windows.map(({ window, resetsAtAfter, shiftMs }) => {
      const label = windowLabel(window);
      if (Math.abs(shiftMs) < 120_000) return `${label} still ends ${format.instant(resetsAtAfter)}.`;
      const direction = shiftMs > 0 ? 'later' : 'earlier';
      return `${label} now ends ${format.instant(resetsAtAfter)}, ${format.duration(Math.abs(shiftMs))} ${direction}.`;
    })
    .join(' ');
}

const noteWords: Readonly<Record<string, string>> = {
  rebounded: 'Use went back to the old value within the hour.',
  'linked-to-invite': 'An invitation of yours turned done at that time.',
  'plan-use-remained': 'Your plan still had something left: worth a look.',
  sliding: 'Use keeps falling in small steps: this window seems to slide.',
  drifting: 'The end moves with the clock: no forecast can be made from it.',
  'date-kept': 'The end did not move.',
  'without-effect': 'No window was seen to change.',
};

function notesOf({ notes }: HeadroomEvent): string[] {
  return notes.flatMap((note) => noteWords[note] ?? []);
}

function percent(value: number): string {
  return `${Math.round(value * 10) / 10} %`;
}

function plan(code: unknown): string {
  return planLabel(typeof code === 'string' ? code : null) ?? 'an unknown plan';
}
