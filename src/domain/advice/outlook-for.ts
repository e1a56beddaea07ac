import type { AccountState, WindowStateRow } from '../accounts/account-state';
import { burnCycles } from '../forecast/burn-cycles';
import { burnHours } from '../forecast/burn-hours';
import { burnReadings, type WindowReadings } from '../forecast/burn-readings';
import { dayLevels, dayTotals } from '../forecast/day-levels';
import { forecastWindow } from '../forecast/forecast-window';
import { quietHour, weeklyRhythm } from '../forecast/hour-of-week';
import { localHours } from '../forecast/hour-of-week-line';
import type { BurnProfile, Outlook, ReportCard } from '../forecast/outlook';
import { reportCard, settleUnseen, updateLog } from '../forecast/report-card';
import type { Observation } from '../observations/observation';
import { localeAndZoneOf, type ZoneAndMaybeLocale } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { type LimitWindow, sameWindow } from '../windows/limit-window';
import { adviceFor } from './advice';
import { bankWords } from './advice-sentences';
import { sessionPlan } from './session-plan';

export interface OutlookQuestion extends ZoneAndMaybeLocale {
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
export function outlookFor(question: OutlookQuestion): Outlook {
  const { state, now, seed, hazardPerHour = 0 } = question;
  const place = localeAndZoneOf(question);
  const windows = burnReadings(question.history.filter(({ at }) => at <= now)).filter((one) => isCurrent(one, state));
  const report = reportOf(windows, question);
  const isLinear = report.inUse === 'linear';
  const main = mainWindow(windows);
  const short = windows.find(({ limit, seconds }) => limit === 'codex' && seconds === sessionSeconds);
  const session = short && main ? sessionPlan({ short: short.readings, long: main.readings, now, ...place }) : null;
  const verdicts = adviceFor({
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
    bankText: bankWords(verdicts, place),
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
function reportOf(windows: readonly WindowReadings[], { now, zone, previous }: OutlookQuestion): ReportCard {
  const log = previous?.log ?? [];
  const long = windows.filter(isLogged);
  const updated = long.flatMap((window) => updateLog({ window, readings: window.readings, now, zone, log }));
  const other = log.filter((entry) => !long.some((window) => sameWindow(window, entry)));
  return reportCard([...settleUnseen(other, now), ...updated]);
}

function isLogged({ seconds }: LimitWindow): boolean {
  return seconds > sessionSeconds * 4;
}

function profileOf({ readings }: WindowReadings, now: Instant, zone: string): BurnProfile | null {
  const cycles = burnCycles(readings);
  if (cycles.length === 0 || readings.length < 3) return null;
  const hours = burnHours(cycles, localHours(zone, cycles[0]?.startAt ?? now), now);
  const perHour = weeklyRhythm(hours);
  const days = dayTotals(hours, perHour, quietHour(perHour));
  const levels = dayLevels(days, { count: 3, priorDays: 4, halfLifeDays: 21 });
  return {
    perHour: [...perHour],
    zone,
    spread: Math.sqrt(levels.reduce((sum, level) => sum + (level - 1) ** 2, 0) / levels.length),
    observedDays: hours.seen.reduce((sum, share) => sum + Math.min(1, share), 0) / 24,
  };
}
