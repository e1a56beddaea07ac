import { message } from '../messages/message';
import type { Message } from '../messages/value';

/** Odds below 1 in 100, or above 19 in 20, would claim more than a forecast knows. */
const most = { of: 100, likelyOf: 20 };

/** A probability (0–1) as odds: 0.19 is "1 in 5", 0.65 "2 in 3". */
export function odds(probability: number): Message {
  if (probability < 0.5) return oddsOf(1, clamped(1 / Math.max(0.01, probability), most.of));
  const of = clamped(1 / Math.max(0.01, 1 - probability), most.likelyOf);
  return oddsOf(of - 1, of);
}

function clamped(value: number, top: number): number {
  return Math.min(top, Math.max(2, Math.round(value)));
}

function oddsOf(hits: number, of: number): Message {
  return message('forecast.odds', { hits, of });
}
