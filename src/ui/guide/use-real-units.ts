import type { AccountView } from '../../domain/accounts/account-view';
import type { WindowForecast } from '../../domain/forecast/outlook';
import { dayMs } from '../../domain/time/instant';
import { useLocaleAndZone, usePeriod } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { usePreferences } from '../reports/use-report';
import { useApp } from '../screen/app-context';
import { useOutlook } from '../screen/use-outlook';

/** What a subscriber really has, beside the guide's figures. Null where it is not known. */
export interface RealUnits {
  readonly view: AccountView | null;
  /** The forecast of the longest window; null where there is none. */
  readonly forecast: WindowForecast | null;
  /** Credits that one percent of that window is worth here. */
  readonly creditsPerPercent: number | null;
  /** What session files say about the last thirty days. */
  readonly month: {
    readonly credits: number;
    readonly usd: number;
    /** Share (0–1) of the prompt tokens that came from the cache. */
    readonly cachedShare: number | null;
  } | null;
}

const monthDays = 30;

/** The subscriber's own figures for the guide's page, loaded from forecasts, readings and session files. */
export function useRealUnits(): RealUnits {
  const { ports, selectedAccount, snapshot } = useApp();
  const { zone } = useLocaleAndZone();
  const preferences = usePreferences();
  const outlook = useOutlook();
  const today = usePeriod(dayMs);
  const view = selectedAccount?.view ?? null;
  const { reports } = ports;
  const forecast = longest(outlook?.forecasts ?? []);
  const account = view?.key ?? null;
  const seconds = forecast?.seconds ?? 0;
  const { value } = useLoaded(JSON.stringify([account, seconds, today, preferences, snapshot?.revision]), async () => {
    if (!reports || account === null) return null;
    const selection = { from: (today + 1 - monthDays) * dayMs, to: (today + 1) * dayMs, within: { account } };
    const options = { zone, preferences };
    const [report, draws] = await Promise.all([
      reports.ask('report', { by: 'model', selection }, options),
      reports.ask('draws', { seconds, by: 'model', account }, options),
    ]);
    return { total: report.total, worth: draws.worth };
  });
  const total = value && value.total.responses > 0 ? value.total : null;
  return {
    view,
    forecast,
    creditsPerPercent: value?.worth?.credits ?? null,
    month: total && {
      credits: total.credits,
      usd: total.usd,
      cachedShare: total.input > 0 ? total.cached / total.input : null,
    },
  };
}

/** The longest window of the main limit with a forecast. */
function longest(forecasts: readonly WindowForecast[]): WindowForecast | null {
  const own = forecasts.filter(({ limit, silence }) => limit === 'codex' && silence === null);
  return own.toSorted((a, b) => b.seconds - a.seconds)[0] ?? null;
}
