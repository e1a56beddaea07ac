import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { Period, RunningWindow } from '../../domain/usage/report-period';
import { preferencesFrom, type UsagePreferences } from '../../domain/usage/usage-preferences';
import type { ReportAnswer, ReportPorts, WatchAnswer } from '../../engine/ports/report-ports';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { type Loaded, useLoaded } from '../components/use-loaded';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import type { ReportParams } from './report-params';

/** The user's decisions about reports; the same object while they stay the same. */
export function usePreferences(): UsagePreferences {
  const { settings } = useApp();
  return useMemo(() => preferencesFrom(settings.usage), [settings.usage]);
}

/**
 * Changes when reports should load again: after new readings, and when session files were read. It stays the same while they are
 * read: every part of them brings a new snapshot, and drawing all reports for each would hold up the page.
 */
export function useUsageRevision({ known, onKnown }: Pick<ReportPorts, 'known' | 'onKnown'>): string {
  const { snapshot } = useApp();
  const { changes, isReading } = useSyncExternalStore(onKnown, known);
  const newest = `${snapshot?.revision ?? 0}/${changes}`;
  const shown = useRef(newest);
  if (!isReading) shown.current = newest;
  return shown.current;
}

/** A report with what was asked for. Until a newer one is there, its rows must not be taken for those. */
interface ShownReport {
  readonly asked: ReportParams;
  readonly answer: ReportAnswer;
}

/** The report that is asked for. Loads again when the question, the preferences or `revision` change. */
export function useReport(
  reports: ReportPorts,
  asked: ReportParams,
  period: Period,
  preferences: UsagePreferences,
  revision: string,
): Loaded<ShownReport> {
  const { by, within } = asked;
  const { zone } = useLocaleAndZone();
  const question = { by, selection: { ...period, within: Object.fromEntries(within) } };
  return useLoaded(JSON.stringify([question, preferences, zone, revision]), () =>
    reports.ask('report', question, { zone, preferences }).then((answer) => ({ asked, answer })),
  );
}

/** What deserves attention now; loads again each minute, because budgets run with the clock. */
export function useWatch(
  reports: ReportPorts,
  window: RunningWindow | null,
  preferences: UsagePreferences,
  revision: string,
): WatchAnswer | undefined {
  const { zone } = useLocaleAndZone();
  const now = useNow();
  const question = { now, window };
  return useLoaded(JSON.stringify([question, preferences, revision]), () =>
    reports.ask('watch', question, { zone, preferences }),
  ).value;
}

/** Saves a change of the preferences. */
export function useSavePreferences(preferences: UsagePreferences) {
  const { ports, settings } = useApp();
  const { outcome, run } = useOutcome();
  const save = (change: Partial<UsagePreferences>) =>
    run(async () => {
      const saved = await ports.saveSettings({ ...settings, usage: { ...settings.usage, ...preferences, ...change } });
      void ports.reports?.afterChange().catch(() => undefined);
      return saved;
    });
  return { outcome, save };
}
