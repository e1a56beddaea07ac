import type { Outlook } from '../../domain/plan/outlook';
import { useApp } from '../screen/app-context';
import { useLoaded } from '../screen/use-loaded';

/** What is coming for the account shown, worked out again with each new view; null while unknown. */
export function useOutlook(): Outlook | null {
  const { ports, shown, snapshot } = useApp();
  const key = shown?.account.key ?? null;
  const load = () => (key === null ? Promise.resolve(null) : ports.outlook(key));
  const { value } = useLoaded(`${key}/${snapshot?.revision}`, load);
  return value ?? null;
}
