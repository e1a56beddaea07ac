import { useEffect, useState } from 'react';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { type SteepHour, steepHourNear, steepHours } from '../../domain/usage/window-draws';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { Chip } from '../components/chip';
import { useNow, useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import styles from './reports.module.css';
import { usePreferences, useUsageRevision } from './use-report';
import { useReportNumbers } from './use-report-numbers';

/** How far from a steep stretch a click may be, as a share of what is shown. */
const tapShare = 0.01;

interface SteepHoursProps {
  readonly reports: ReportPorts;
  readonly account: AccountKey;
  readonly seconds: number;
  /** The span the chart shows. */
  readonly view: { readonly fromAt: Instant; readonly toAt: Instant };
  /** Where the chart was clicked last; each click is a new object. */
  readonly chosen: { readonly at: Instant } | null;
}

/** The steepest hours of what a chart shows; a click on one, or on the chart, names what ran then. Nothing without session files. */
export function SteepHours({ reports, account, seconds, view, chosen }: SteepHoursProps) {
  const { t, place } = useTranslator();
  // "today" becomes "yesterday" at midnight.
  useNow();
  const preferences = usePreferences();
  const revision = useUsageRevision(reports);
  const [opened, setOpened] = useState<SteepHour | null>(null);
  const options = { zone: place.zone, preferences };
  const { value } = useLoaded(JSON.stringify([account, seconds, revision, preferences]), () =>
    reports.ask('draws', { seconds, by: 'project', account }, options),
  );
  const draws = value?.draws;
  const hours = steepHours(draws ?? [], view.fromAt, view.toAt);
  const reachMs = (view.toAt - view.fromAt) * tapShare;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a click counts once, in the view it was made in
  useEffect(() => {
    const near = chosen && steepHourNear(draws ?? [], chosen.at, reachMs);
    if (near) setOpened(near);
  }, [chosen]);
  const isOpen = (hour: SteepHour) => hour.from === opened?.from;
  const shown = opened && !hours.some(isOpen) ? [...hours, opened] : hours;
  if (shown.length === 0) return null;
  return (
    <div className={styles.steep}>
      <p className={styles.text}>{t('reports.steep')}</p>
      <div className={styles.actions}>
        {shown.map((hour) => (
          <Chip
            key={hour.from}
            text={t('reports.steep.hour', { at: hour.from, points: Math.round(hour.percent * 10) / 10 })}
            checked={isOpen(hour)}
            onChange={() => setOpened(isOpen(hour) ? null : hour)}
          />
        ))}
      </div>
      {opened && <WhatRan key={opened.from} reports={reports} account={account} hour={opened} />}
    </div>
  );
}

function WhatRan({
  reports,
  account,
  hour,
}: Pick<SteepHoursProps, 'reports' | 'account'> & { readonly hour: SteepHour }) {
  const { t, place, formats } = useTranslator();
  const { number } = useReportNumbers();
  const preferences = usePreferences();
  const selection = { from: hour.from, to: hour.to, within: { account } };
  const { value } = useLoaded(JSON.stringify([selection, preferences]), () =>
    reports.ask('report', { by: 'project', selection }, { zone: place.zone, preferences }),
  );
  if (!value) return null;
  const projects = value.rows.map(({ key, credits }) =>
    t('reports.steep.ran', {
      project: value.projects[key] ?? t('reports.unnamed', { by: 'project' }),
      credits: number(credits),
    }),
  );
  return (
    <p role="status" className={styles.text}>
      {projects.length === 0
        ? t('reports.steep.nothing')
        : t('reports.steep.list', { projects: formats.list(projects, 'and') })}
    </p>
  );
}
