// Forecasts as messages. Words before figures: a probability of 0.19 is "1 in 5", an instant a day ahead "Thursday evening".

import { message } from '../messages/message';
import type { Message } from '../messages/value';
import { odds } from './odds';
import type { SilenceReason, WindowForecast } from './outlook';

type ForecastFacts = Pick<WindowForecast, 'silence' | 'runsOut' | 'runsOutAt' | 'leftAtEnd' | 'resetsAt'>;

/** Up to this probability of running out a sentence names what will be left instead. */
const surelyLastsTo = 0.12;

/** One sentence for a forecast, "Likely to last (1 in 5 chance it runs out Thursday evening).", or why there is none. */
export function describeForecast({ silence, runsOut, runsOutAt, leftAtEnd, resetsAt: end }: ForecastFacts): Message {
  if (silence !== null) return describeSilence(silence);
  const left = leftAtEnd.q50;
  if (runsOut < 0.03) return message('forecast.lasts', { end, left });
  if (runsOut < surelyLastsTo) return message('forecast.surelyLasts', { end, left });
  return runsOutAt === null ? withoutTime(runsOut) : withTime(runsOut, runsOutAt.q50);
}

function withTime(runsOut: number, at: number): Message {
  if (runsOut < 0.4) return message('forecast.likelyLasts', { odds: odds(runsOut), at });
  if (runsOut < 0.6) return message('forecast.even', { at });
  if (runsOut < 0.88) return message('forecast.likelyOut', { at, odds: odds(1 - runsOut) });
  return message('forecast.surelyOut', { at });
}

/** For a window whose time of running out is unknown. */
function withoutTime(runsOut: number): Message {
  if (runsOut < 0.4) return message('forecast.likelyLasts.noTime', { odds: odds(runsOut) });
  if (runsOut < 0.6) return message('forecast.even.noTime');
  if (runsOut < 0.88) return message('forecast.likelyOut.noTime', { odds: odds(1 - runsOut) });
  return message('forecast.surelyOut.noTime');
}

/** Why there is no forecast or advice. */
export function describeSilence(silence: SilenceReason): Message {
  return message(`forecast.silence.${silence}`);
}
