import type { AccountState, WindowStateRow } from '../accounts/account-state';
import { dayLevels, dayTotals } from '../forecast/day-levels';
import { localHours } from '../forecast/hourly-usage';
import { hoursFromCycles } from '../forecast/hours-from-cycles';
import type { Outlook, ReportCard, UsageProfile } from '../forecast/outlook';
import { reportCard, settleUnobserved, updateForecastLog } from '../forecast/report-card';
import { usageCycles } from '../forecast/usage-cycles';
import { readingsByWindow, type WindowReadings } from '../forecast/usage-readings';
import { quietestHour, weeklyProfile } from '../forecast/weekly-profile';
import { forecastWindow } from '../forecast/window-forecast';
import type { Observation } from '../observations/observation';
import { localeAndZoneOf, type ZoneAndMaybeLocale } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';
import { bankSentence } from './advice-sentences';
import { adviseResets } from './reset-advice';
import { sessionPlan } from './session-plan';

export interface OutlookInput extends ZoneAndMaybeLocale {
  readonly state: AccountState;
  /** The account's observations, any order; only usage is read. About ten weeks are worth handing in. */
  readonly history: readonly Observation[];
  readonly now: Instant;
  readonly seed: number;
  /** The last report card: what it logged is kept as it was said. */
  readonly previous?: Pick<ReportCard, 'log'> | null;
  readonly hazardPerHour?: number;
}

const sessionSeconds = 18_000;
const weekSeconds = 604_800;

/** All that can be said of what is coming for an account. Always an answer; parts of it stay silent and say why. */
export function computeOutlook(question: OutlookInput): Outlook {
  const { state, now, seed, hazardPerHour = 0 } = question;
  const place = localeAndZoneOf(question);
  const windows = readingsByWindow(question.history.filter(({ at }) => at <= now)).filter((one) =>
    isCurrent(one, state),
  );
  const report = reportOf(windows, question);
  const isLinear = report.inUse === 'linear';
  const main = mainWindow(windows);
  const short = windows.find(({ limit, seconds }) => limit === 'codex' && seconds === sessionSeconds);
  const session = short && main ? sessionPlan({ short: short.readings, long: main.readings, now, ...place }) : null;
  const verdicts = adviseResets({
    resets: state.bank.filter(({ fate }) => fate === 'available'),
    readings: main?.readings ?? [],
    now,
    ...place,
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
      const { readings } = window;
      return (
        // What was not logged has not been worse than a straight line.
        forecastWindow({ window, readings, now, ...place, burnablePercent, linear: isLinear && isLogged(window) }) ?? []
      );
    }),
    verdicts,
    bankText: bankSentence(verdicts, place),
    session,
    profile: main ? profileOf(main, now, place.zone) : null,
    report,
  };
}

/** A window that later bodies no longer name has no future. One the state does not know yet counts. */
function isCurrent(window: WindowReadings, { windows }: AccountState): boolean {
  const row = windows.find((one: WindowStateRow) => sameWindow(one, window));
  return !row?.withdrawn;
}

/** The longest window of the account itself: the one a reset is worth most for. */
function mainWindow(windows: readonly WindowReadings[]): WindowReadings | undefined {
  return windows
    .filter(({ limit, seconds }) => limit === 'codex' && seconds >= weekSeconds)
    .toSorted((a, b) => b.seconds - a.seconds)[0];
}

/** Only windows of a day and more are logged: five hours are over before a forecast of them is worth keeping. */
function reportOf(windows: readonly WindowReadings[], { now, zone, previous }: OutlookInput): ReportCard {
  const log = previous?.log ?? [];
  const long = windows.filter(isLogged);
  const updated = long.flatMap((window) => updateForecastLog({ window, readings: window.readings, now, zone, log }));
  const other = log.filter((entry) => !long.some((window) => sameWindow(window, entry)));
  return reportCard([...settleUnobserved(other, now), ...updated]);
}

function isLogged({ seconds }: LimitWindow): boolean {
  return seconds > sessionSeconds * 4;
}

function profileOf({ readings }: WindowReadings, now: Instant, zone: string): UsageProfile | null {
  const cycles = usageCycles(readings);
  if (cycles.length === 0 || readings.length < 3) return null;
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
