import type { Outlook } from '../../domain/forecast/outlook';
import { minuteMs } from '../../domain/time/instant';
import { usePeriod } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';

/** The outlook is asked for again this often, because it speaks of times of day and grows old without new readings. */
const refreshMs = 15 * minuteMs;

/**
 * The outlook (forecasts and advice) of the selected account, asked for again with each new snapshot and as time passes.
 * Undefined while it is computed for the first time; null where there is none or computing it failed.
 */
export function useOutlook(): Outlook | null | undefined {
  const { ports, selectedAccount, snapshot } = useApp();
  const period = usePeriod(refreshMs);
  const key = selectedAccount?.account.key ?? null;
  const load = () => (key === null ? Promise.resolve(null) : ports.outlook(key));
  const { value, failed } = useLoaded(`${key}/${snapshot?.revision}/${period}`, load);
  // After switching accounts, the last value still belongs to the previous one.
  const current = value === null || value?.account === key ? value : undefined;
  return current === undefined && failed ? null : current;
}
