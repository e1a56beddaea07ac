import { useMemo } from 'react';
import type { Period } from '../../domain/usage/report-period';
import { preferencesFrom, type UsagePreferences } from '../../domain/usage/usage-preferences';
import type { ReportAnswer, ReportPorts } from '../../engine/ports/report-ports';
import { useLocaleAndZone } from '../components/reader-context';
import { type Loaded, useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';
import type { ReportParams } from './report-params';

/** The user's decisions about reports; the same object while they stay the same. */
export function usePreferences(): UsagePreferences {
  const { settings } = useApp();
  return useMemo(() => preferencesFrom(settings.usage), [settings.usage]);
}

/** The report that is asked for. Loads again when the question, the preferences or `revision` change. */
export function useReport(
  reports: ReportPorts,
  { by, within }: Pick<ReportParams, 'by' | 'within'>,
  period: Period,
  preferences: UsagePreferences,
  revision: number,
): Loaded<ReportAnswer> {
  const { zone } = useLocaleAndZone();
  const question = { by, selection: { ...period, within: Object.fromEntries(within) } };
  return useLoaded(JSON.stringify([question, preferences, zone, revision]), () =>
    reports.ask('report', question, { zone, preferences }),
  );
}
