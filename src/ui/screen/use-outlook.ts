import { useEffect } from 'react';
import type { Outlook } from '../../domain/forecast/outlook';
import { useLoaded } from '../components/use-loaded';
import { useApp } from './app-context';
import { useOutlookPeriod } from './outlook-period';

/**
 * The outlook (forecasts and advice) of the selected account, asked for again with each new snapshot and as time passes.
 * Undefined while it is computed for the first time; null where there is none or computing it failed.
 */
export function useOutlook(): Outlook | null | undefined {
  const { ports, selectedAccount, snapshot, keepOutlook } = useApp();
  const period = useOutlookPeriod();
  const key = selectedAccount?.account.key ?? null;
  const load = () => (key === null ? Promise.resolve(null) : ports.outlook(key));
  const { value, failed } = useLoaded(`${key}/${snapshot?.revision}/${period}`, load);
  // After switching accounts, the last value still belongs to the previous one.
  const current = value === null || value?.account === key ? value : undefined;
  useEffect(() => {
    if (current) keepOutlook(current.account, { forecasts: current.forecasts, advice: current.verdicts });
  }, [current, keepOutlook]);
  return current === undefined && failed ? null : current;
}
