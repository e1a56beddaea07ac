// What is stored of an outlook: enough for the popup, the headline and the alerts, which compute none. Its keys are a stored format.

import type { ResetAdvice, WindowForecast } from './outlook';

/** A forecast without its line. */
export type StoredForecast = Omit<WindowForecast, 'line'>;

export interface StoredOutlook {
  readonly forecasts: readonly StoredForecast[];
  /** Advice on each reset held, the one to use next first. Empty in what older versions stored. */
  readonly advice: readonly ResetAdvice[];
}
