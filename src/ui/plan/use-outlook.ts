import type { Outlook } from '../../domain/forecast/outlook';
import { minuteMs } from '../../domain/time/instant';
import { usePeriod } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';

/** What is said of this evening does not stand until tomorrow, though nothing new was read. */
const standsMs = 15 * minuteMs;

/**
 * What is coming for the selected account, worked out again with each new view and as time passes. Undefined while it is being
 * worked out for the first time; null where nothing can be said, or working it out failed.
 */
export function useOutlook(): Outlook | null | undefined {
  const { ports, selectedAccount, snapshot } = useApp();
  const span = usePeriod(standsMs);
  const key = selectedAccount?.account.key ?? null;
  const load = () => (key === null ? Promise.resolve(null) : ports.outlook(key));
  const { value, failed } = useLoaded(`${key}/${snapshot?.revision}/${span}`, load);
  // While another account's is worked out, the last one is of somebody else.
  const ours = value === null || value?.account === key ? value : undefined;
  return ours === undefined && failed ? null : ours;
}
