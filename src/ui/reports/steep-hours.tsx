import { useState } from 'react';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { type SteepHour, steepHours } from '../../domain/usage/window-draws';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { englishInstant } from '../../i18n/reader-formatters';
import { Chip } from '../components/chip';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { steepTexts, unnamed } from './report-texts';
import styles from './reports.module.css';
import { usePreferences } from './use-report';

interface SteepHoursProps {
  readonly reports: ReportPorts;
  readonly account: AccountKey;
  readonly seconds: number;
  /** The span the chart shows. */
  readonly view: { readonly fromAt: Instant; readonly toAt: Instant };
  readonly revision: unknown;
}

/** The steepest hours of what a chart shows; a click on one names what ran then. Nothing without session files. */
export function SteepHours({ reports, account, seconds, view, revision }: SteepHoursProps) {
  const [now, place] = [useNow(), useLocaleAndZone()];
  const preferences = usePreferences();
  const [opened, setOpened] = useState<SteepHour | null>(null);
  const options = { zone: place.zone, preferences };
  const { value } = useLoaded(JSON.stringify([account, seconds, revision, preferences]), () =>
    reports.ask('draws', { seconds, by: 'project', account }, options),
  );
  const hours = steepHours(value?.draws ?? [], view.fromAt, view.toAt);
  if (hours.length === 0) return null;
  const points = new Intl.NumberFormat(place.locale, { maximumFractionDigits: 1 });
  const isOpen = (hour: SteepHour) => hour.from === opened?.from;
  return (
    <div className={styles.steep}>
      <p className={styles.text}>{steepTexts.title}</p>
      <div className={styles.actions}>
        {hours.map((hour) => (
          <Chip
            key={hour.from}
            text={steepTexts.hour(englishInstant(hour.from, now, place), points.format(hour.percent))}
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
  const { zone, locale } = useLocaleAndZone();
  const preferences = usePreferences();
  const selection = { from: hour.from, to: hour.to, within: { account } };
  const { value } = useLoaded(JSON.stringify([selection, preferences]), () =>
    reports.ask('report', { by: 'project', selection }, { zone, preferences }),
  );
  if (!value) return null;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const names = value.rows.map(({ key, credits }) =>
    steepTexts.ran(value.projects[key] ?? unnamed.project, number.format(credits)),
  );
  return (
    <p role="status" className={styles.text}>
      {names.length === 0 ? steepTexts.nothing : steepTexts.list(new Intl.ListFormat(locale).format(names))}
    </p>
  );
}
