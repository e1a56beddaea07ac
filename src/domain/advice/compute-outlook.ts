// Computes the outlook of an account: forecasts, advice, session plan, usage profile and report card.

import type { AccountState } from '../accounts/account-state';
import { dayLevels, dayTotals } from '../forecast/day-levels';
import { settleUnobserved, updateForecastLog } from '../forecast/forecast-log';
import { localHours } from '../forecast/hourly-usage';
import { hoursFromCycles } from '../forecast/hours-from-cycles';
import type { Outlook, ReportCard, UsageProfile } from '../forecast/outlook';
import { reportCard } from '../forecast/report-card';
import { usageCycles } from '../forecast/usage-cycles';
import { readingsByWindow, type WindowReadings } from '../forecast/usage-readings';
import { quietestHour, weeklyProfile } from '../forecast/weekly-profile';
import { forecastWindow } from '../forecast/window-forecast';
import type { Observation } from '../observations/observation';
import type { Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';
import { adviseResets } from './reset-advice';
import { sessionPlan } from './session-plan';

export interface OutlookInput {
  readonly state: AccountState;
  /** The account's observations in any order; only usage is read. More than ten weeks add little. */
  readonly history: readonly Observation[];
  readonly now: Instant;
  /** IANA name of the zone the user lives in. */
  readonly zone: string;
  readonly seed: number;
  /** The last report card, whose log is continued. */
  readonly previous?: Pick<ReportCard, 'log'> | null;
  readonly hazardPerHour?: number;
}

const sessionSeconds = 18_000;
const weekSeconds = 604_800;
const minProfileReadings = 3;

/** The outlook at `now`. Always complete; parts without enough data give the reason for their silence or are null. */
export function computeOutlook(input: OutlookInput): Outlook {
  const { state, now, zone, seed, hazardPerHour = 0 } = input;
  const past = input.history.filter(({ at }) => at <= now);
  const windows = readingsByWindow(past).filter((window) => isCurrent(window, state));
  const report = reportOf(windows, input);
  const isLinear = report.inUse === 'linear';
  const main = mainWindow(windows);
  const short = windows.find(({ limit, seconds }) => limit === 'codex' && seconds === sessionSeconds);
  const session = short && main ? sessionPlan({ short: short.readings, long: main.readings, now }) : null;
  const verdicts = adviseResets({
    resets: state.bank.filter(({ fate, supported }) => fate === 'available' && supported !== false),
    readings: main?.readings ?? [],
    now,
    zone,
    seed,
    hazardPerHour,
  });
  const readAt = windows.flatMap(({ readings }) => readings.map(({ at }) => at));
  return {
    v: 1,
    account: state.key,
    madeAt: now,
    basedOnAt: readAt.length > 0 ? readAt.reduce((a, b) => Math.max(a, b)) : null,
    forecasts: windows.flatMap((window) => {
      const burnablePercent = window === main ? (session?.burnablePercent ?? null) : null;
      // The report card judges logged windows alone, so the straight line replaces the model for those alone.
      const linear = isLinear && isLogged(window);
      const { readings } = window;
      return forecastWindow({ window, readings, now, zone, burnablePercent, linear }) ?? [];
    }),
    verdicts,
    session,
    profile: main ? profileOf(main, now, zone) : null,
    report,
  };
}

/** False for a window that later bodies no longer name. A window the state does not know yet is current. */
function isCurrent(window: WindowReadings, { windows }: AccountState): boolean {
  const row = windows.find((one) => sameWindow(one, window));
  return !row?.withdrawn;
}

/** The longest window of the account itself, a week or more: a reset is worth most for it. Undefined where there is none. */
function mainWindow(windows: readonly WindowReadings[]): WindowReadings | undefined {
  return windows
    .filter(({ limit, seconds }) => limit === 'codex' && seconds >= weekSeconds)
    .toSorted((a, b) => b.seconds - a.seconds)[0];
}

function reportOf(windows: readonly WindowReadings[], { now, zone, previous }: OutlookInput): ReportCard {
  const log = previous?.log ?? [];
  const logged = windows.filter(isLogged);
  const updated = logged.flatMap((window) => updateForecastLog({ window, readings: window.readings, now, zone, log }));
  const others = log.filter((entry) => !logged.some((window) => sameWindow(window, entry)));
  return reportCard([...settleUnobserved(others, now), ...updated]);
}

/** Whether forecasts of a window are logged. A 5-hour window is over before its forecast is worth keeping. */
function isLogged({ seconds }: LimitWindow): boolean {
  return seconds > sessionSeconds * 4;
}

/** The usage profile of a window; null before a cycle and three readings were observed. */
function profileOf({ readings }: WindowReadings, now: Instant, zone: string): UsageProfile | null {
  const cycles = usageCycles(readings);
  if (cycles.length === 0 || readings.length < minProfileReadings) return null;
  const hours = hoursFromCycles(cycles, localHours(zone, cycles[0]?.startAt ?? now), now);
  const perHour = weeklyProfile(hours);
  const days = dayTotals(hours, perHour, quietestHour(perHour));
  const levels = dayLevels(days, { count: 3, priorDays: 4, halfLifeDays: 21 });
  return {
    perHour: [...perHour],
    zone,
    spread: Math.sqrt(levels.reduce((sum, level) => sum + (level - 1) ** 2, 0) / levels.length),
    observedDays: hours.observed.reduce((sum, share) => sum + Math.min(1, share), 0) / 24,
  };
}
