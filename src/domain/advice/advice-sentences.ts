// Advice as sentences: one for each reset, one for the whole bank.

import { dayPart, odds } from '../forecast/forecast-sentences';
import type { ResetAdvice } from '../forecast/outlook';
import type { LocaleAndZone } from '../time/format-instant';
import type { Instant } from '../time/instant';

export interface AdviceContext {
  /** Whether it is the reset that would be used next. */
  readonly isFirst: boolean;
  readonly expiresAt: Instant | null;
  readonly localeAndZone: LocaleAndZone;
}

/** The advice on one reset in one sentence, with its reason. */
export function adviceSentence(made: ResetAdvice, context: AdviceContext): string {
  const { advice, bestAt } = made;
  if (advice === 'use-now') return nowSentence(made);
  if (advice === 'let-lapse' || bestAt === null) return noUseSentence(made, context);
  const best = dayPart(bestAt, made.madeAt, context.localeAndZone);
  const sentence = context.isFirst ? waitSentence(made, best) : keepSentence(made, best);
  return `${sentence}${riskSentence(made.lapseRisk ?? 0)}`;
}

function nowSentence({ worthNowPercent }: ResetAdvice): string {
  // With many resets one more or less is worth nothing, but waiting would still lose one.
  if (rounded(worthNowPercent) < 1)
    return 'Use it now: you hold more than you are expected to need before they expire.';
  return `Use it now: it brings ${worthPhrase(worthNowPercent)}, and waiting is not expected to bring much more.`;
}

/** For a reset that no simulated future uses, or hardly any. */
function noUseSentence(made: ResetAdvice, { isFirst, expiresAt, localeAndZone }: AdviceContext): string {
  const { advice, madeAt, forfeitedPercent } = made;
  if (advice === 'wait')
    return 'Wait: at your pace you are not expected to run out in the coming weeks, and nothing presses.';
  const expiry = `before it expires${expiresAt === null ? '' : ` ${dayPart(expiresAt, madeAt, localeAndZone)}`}`;
  if (!isFirst) return `Let it be: once the others are used, you are not expected to need it ${expiry}.`;
  // A user who has run out must not read that they are not expected to.
  if ((forfeitedPercent ?? 100) <= 0)
    return `Let it be: the window starts over by itself soon, and you are not expected to run out again ${expiry}.`;
  return `Let it be: at your pace you are not expected to run out ${expiry}.`;
}

/** The risk of expiring unused, led by a space; empty when small. Odds reach "1 in 2": likelier is said in words. */
function riskSentence(risk: number): string {
  if (risk < 0.1) return '';
  if (risk < 0.6) return ` ${capitalized(odds(risk))} that it expires unused.`;
  return risk < 0.88 ? ' It will probably expire unused.' : ' It will almost surely expire unused.';
}

/** For a reset that is used after others. */
function keepSentence({ worthThenPercent }: ResetAdvice, best: string): string {
  // A reset worth nothing has no best day.
  if (rounded(worthThenPercent) < 1)
    return 'Keep it for after the others; it is expected to be worth next to nothing then.';
  return `Keep it for after the others: best ${best}, worth ${worthPhrase(worthThenPercent)} then.`;
}

function waitSentence(made: ResetAdvice, best: string): string {
  const [worth, then] = [rounded(made.worthNowPercent), rounded(made.worthThenPercent)];
  if (isNoHurry(made))
    return then < 1
      ? 'Wait: it is expected to be worth next to nothing, now or later.'
      : `Wait: worth ${worthPhrase(then)}, and now is not clearly better than later.`;
  if (worth < 1 && then < 1)
    return `Wait: using it now would lose you time, and it is expected to be worth next to nothing ${best}.`;
  if (worth < 1) return `Wait: using it now would lose you time; best ${best}, worth about ${then} % then.`;
  if (worth === then) return `Wait: worth ${worthPhrase(then)} ${best} as well as now.`;
  return `Wait: worth ${worthPhrase(then)} ${best}, ${worth} % now.`;
}

/** The best moment is now, yet the gain is too small for "use now". */
function isNoHurry({ advice, bestAt, madeAt }: ResetAdvice): boolean {
  return advice === 'wait' && bestAt !== null && bestAt <= madeAt;
}

/** One sentence for all resets held; null when none is. */
export function bankSentence(advice: readonly ResetAdvice[], localeAndZone: LocaleAndZone): string | null {
  const [first] = advice;
  if (!first) return null;
  const held = advice.length === 1 ? 'One reset held' : `${advice.length} resets held`;
  if (first.silence) return `${held}. ${first.text}`;
  const worth = advice.reduce((sum, { worthThenPercent, lapseRisk }) => {
    return sum + (worthThenPercent ?? 0) * (1 - (lapseRisk ?? 0));
  }, 0);
  const expiring = advice.filter(({ lapseRisk }) => (lapseRisk ?? 0) >= 0.6).length;
  if (expiring === advice.length)
    return `${held}; at your pace ${expiring === 1 ? 'it' : 'they'} will probably expire unused.`;
  const rest = expiring > 0 ? `; ${expiring} will probably expire` : '';
  return `${held}, worth ${worthPhrase(worth)} in all: ${nextPhrase(first, localeAndZone)}${rest}.`;
}

function nextPhrase(first: ResetAdvice, localeAndZone: LocaleAndZone): string {
  if (first.advice === 'use-now') return 'use one now';
  if (first.advice === 'let-lapse' || first.bestAt === null) return 'next best use not in sight';
  if (isNoHurry(first)) return 'no hurry to use one';
  return `next best use ${dayPart(first.bestAt, first.madeAt, localeAndZone)}`;
}

/** "about 40 % of a whole window"; "next to nothing" instead of "about 0 %". */
function worthPhrase(percent: number | null): string {
  return rounded(percent) < 1 ? 'next to nothing' : `about ${rounded(percent)} % of a whole window`;
}

function rounded(percent: number | null): number {
  return Math.round(percent ?? 0);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
