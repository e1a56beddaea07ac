// Advice as messages: one or two sentences for each reset, a few for the whole bank, one line for where there is little room.

import { describeSilence } from '../forecast/describe-forecast';
import { odds } from '../forecast/odds';
import type { ResetAdvice } from '../forecast/outlook';
import { message } from '../messages/message';
import type { Message } from '../messages/value';

/** The advice on one reset with its reason, and the risk that it expires unused where that is not small. */
export function describeAdvice(made: ResetAdvice): readonly Message[] {
  const { advice, silence, bestAt } = made;
  if (silence !== null) return [describeSilence(silence)];
  if (advice === 'use-now') return [describeUseNow(made)];
  if (advice === 'let-lapse' || bestAt === null) return [describeNoUse(made)];
  const sentence = made.isNext ? describeWait(made, bestAt) : describeKeep(made, bestAt);
  return [sentence, ...describeRisk(made.lapseRisk ?? 0)];
}

function describeUseNow({ worthNowPercent }: ResetAdvice): Message {
  const worth = rounded(worthNowPercent);
  // With many resets, one more or less makes no difference, but waiting would still lose one.
  return worth < 1 ? message('advice.useNow.surplus') : message('advice.useNow', { worth });
}

/** For a reset that no simulated future uses, or hardly any. */
function describeNoUse({ advice, isNext, expiresAt: at, forfeitedPercent }: ResetAdvice): Message {
  // A reset without a known expiry is never advised to be left unused.
  if (advice === 'wait' || at === null) return message('advice.wait.notNeeded');
  if (!isNext) return message('advice.expire.othersFirst', { at });
  // A user who has run out must not read that they are not expected to.
  if ((forfeitedPercent ?? 100) <= 0) return message('advice.expire.fullSoon', { at });
  return message('advice.expire.notNeeded', { at });
}

/** The risk of expiring unused; nothing when small. From 0.6 on it is said in words. */
function describeRisk(risk: number): readonly Message[] {
  if (risk < 0.1) return [];
  if (risk < 0.6) return [message('advice.risk', { odds: odds(Math.min(risk, 0.5)) })];
  return [message(risk < 0.88 ? 'advice.risk.likely' : 'advice.risk.sure')];
}

/** For a reset that is used after others. */
function describeKeep({ worthThenPercent }: ResetAdvice, at: number): Message {
  const then = rounded(worthThenPercent);
  // A reset worth nothing has no best day.
  return then < 1 ? message('advice.keep.nothing') : message('advice.keep', { at, then });
}

function describeWait(made: ResetAdvice, at: number): Message {
  const [now, then] = [rounded(made.worthNowPercent), rounded(made.worthThenPercent)];
  if (isNoHurry(made))
    return then < 1 ? message('advice.wait.nothing') : message('advice.wait.noHurry', { worth: then });
  if (now < 1 && then < 1) return message('advice.wait.losesTimeForNothing', { at });
  if (now < 1) return message('advice.wait.losesTime', { at, then });
  if (now === then) return message('advice.wait.same', { worth: then, at });
  return message('advice.wait', { at, then, now });
}

/** The best moment is now, yet the gain is too small for "use now". */
function isNoHurry({ advice, bestAt, madeAt }: ResetAdvice): boolean {
  return advice === 'wait' && bestAt !== null && bestAt <= madeAt;
}

/** What all resets held are worth together, when to use the next, and how many will expire. Empty when none is held. */
export function describeBank(advice: readonly ResetAdvice[]): readonly Message[] {
  const [first] = advice;
  if (!first) return [];
  const count = advice.length;
  if (first.silence) return [message('advice.bank.held', { count }), describeSilence(first.silence)];
  const expiring = advice.filter(({ lapseRisk }) => (lapseRisk ?? 0) >= 0.6).length;
  if (expiring === count) return [message('advice.bank.expire', { count })];
  const some = expiring === 0 ? [] : [message('advice.bank.someExpire', { count: expiring })];
  return [describeWorth(advice), describeNextUse(first), ...some];
}

/** Over all resets, each by the chance that it is used. More than a whole window is counted in windows. */
function describeWorth(advice: readonly ResetAdvice[]): Message {
  const count = advice.length;
  const percent = advice.reduce((sum, { worthThenPercent, lapseRisk }) => {
    return sum + (worthThenPercent ?? 0) * (1 - (lapseRisk ?? 0));
  }, 0);
  const worth = rounded(percent);
  if (worth < 1) return message('advice.bank.worthLittle', { count });
  if (worth <= 100) return message('advice.bank.worth', { count, worth });
  return message('advice.bank.worthMore', { count, windows: Math.round(percent / 10) / 10 });
}

function describeNextUse(first: ResetAdvice): Message {
  if (first.advice === 'use-now') return message('advice.bank.useNow');
  if (first.advice === 'let-lapse' || first.bestAt === null) return message('advice.bank.notInSight');
  if (isNoHurry(first)) return message('advice.bank.noHurry');
  return message('advice.bank.best', { at: first.bestAt });
}

/** What to do with the next reset in one line: "Wait: best Monday evening, 10% then, 6% now". Null without advice. */
export function adviceLine([first]: readonly ResetAdvice[]): Message | null {
  if (!first || first.silence !== null) return null;
  const [now, then] = [rounded(first.worthNowPercent), rounded(first.worthThenPercent)];
  if (first.advice === 'use-now')
    return now < 1 ? message('advice.line.useNow.surplus') : message('advice.line.useNow', { worth: now });
  if (first.advice === 'let-lapse' || first.bestAt === null) return message('advice.line.expire');
  if (then < 1) return message('advice.line.nothing');
  if (isNoHurry(first) || now === then) return message('advice.line.noHurry', { worth: then });
  const at = first.bestAt;
  return now < 1 ? message('advice.line.wait.losesTime', { at, then }) : message('advice.line.wait', { at, then, now });
}

function rounded(percent: number | null): number {
  return Math.round(percent ?? 0);
}
