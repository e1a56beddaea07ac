import { useState } from 'react';
import type { AccountKey } from '../../domain/observations/observation';
import { type GivenNames, nameGivenTo, withNameGiven } from '../../domain/usage/given-names';
import type { DaySum, SharedProject } from '../../domain/usage/packed-day-sums';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { DeviceDaySums, ReportPorts } from '../../engine/ports/report-ports';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { TableFrame } from '../components/table-frame';
import { useLoaded } from '../components/use-loaded';
import { instantOfDay } from './group-names';
import styles from './reports.module.css';
import { usePreferences, useSavePreferences } from './use-report';
import { useReportNumbers } from './use-report-numbers';

interface OtherDevicesPanelProps {
  readonly reports: ReportPorts;
  readonly account: AccountKey;
  readonly revision: string;
}

/** What session files on the user's other devices say of an account, by day, project and model. Nothing where none sent any. */
export function OtherDevicesPanel({ reports, account, revision }: OtherDevicesPanelProps) {
  const { value } = useLoaded(JSON.stringify([account, revision]), () => reports.otherDevices(account));
  return (value ?? []).map((device) => <DevicePanel key={device.device} {...device} />);
}

const splits = ['project', 'model', 'day'] as const;
type Split = (typeof splits)[number];

function DevicePanel({ at, sums }: DeviceDaySums) {
  const { t, formats, place } = useTranslator();
  const { number } = useReportNumbers();
  const preferences = usePreferences();
  const [by, setBy] = useState<Split>('project');
  const dayAt = (day: string) => instantOfDay(day, place.zone);
  const names: Readonly<Record<Split, (sum: DaySum) => string>> = {
    project: ({ project }) => projectName(project, preferences.givenNames, t),
    model: ({ model }) => model || t('reports.unnamed', { by: 'model' }),
    day: ({ day }) => formats.day(dayAt(day)),
  };
  const rows = rowsOf(sums, names[by], by === 'day');
  const [newest, oldest] = [sums[0]?.day ?? '', sums.at(-1)?.day ?? ''];
  return (
    <Panel
      name={t('reports.others')}
      aside={
        <SegmentedControl
          label={t('reports.others.by')}
          options={splits.map((split) => ({ value: split, text: t(`reports.others.by.${split}`) }))}
          value={by}
          onChange={setBy}
        />
      }
    >
      <p className={styles.text}>{t('reports.others.as', { from: dayAt(oldest), to: dayAt(newest), at })}</p>
      <TableFrame name={t('reports.others.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('reports.dimension', { by })}</th>
              <th scope="col">{t('reports.team.column.responses')}</th>
              <th scope="col">{t('reports.others.tokens')}</th>
              <th scope="col">{t('reports.team.column.credits')}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, { ...total(rows), name: t('reports.total') }].map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{number(row.responses)}</td>
                <td>{number(row.tokens)}</td>
                <td>{row.credits === null ? '–' : number(row.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {sums.some(({ project }) => project.kind === 'label') && (
        <p className={styles.text}>{t('reports.others.labels')}</p>
      )}
      <ProjectNames sums={sums} preferences={preferences} />
    </Panel>
  );
}

/** Names the device's projects from here: they travel with the settings, and the device calls them so too. */
function ProjectNames({
  sums,
  preferences,
}: {
  readonly sums: readonly DaySum[];
  readonly preferences: UsagePreferences;
}) {
  const { t } = useTranslator();
  const { outcome, save } = useSavePreferences(preferences);
  const projects = new Map(
    sums.flatMap(({ project }) => ('text' in project ? [[`${project.kind}:${project.text}`, project] as const] : [])),
  );
  if (projects.size === 0) return null;
  return (
    <details className={`${styles.details} ${styles.noPrint}`}>
      <summary>{t('reports.settings.projects')}</summary>
      <ul className={styles.projects}>
        {[...projects].map(([at, project]) => {
          const name = projectName(project, preferences.givenNames, t);
          return (
            <li key={`${at} ${name}`}>
              <input
                className={field.input}
                aria-label={t('reports.settings.project.name', { project: name })}
                maxLength={80}
                defaultValue={name}
                onBlur={({ currentTarget: { value } }) => {
                  if (value.trim() !== '' && value !== name)
                    save({ givenNames: withNameGiven(preferences.givenNames, project, value) });
                }}
              />
            </li>
          );
        })}
      </ul>
      <OutcomeLine outcome={outcome} />
    </details>
  );
}

function projectName(project: SharedProject, given: GivenNames, t: ReturnType<typeof useTranslator>['t']): string {
  const name = nameGivenTo(given, project);
  if (name !== undefined) return name;
  if (project.kind === 'name') return project.text;
  if (project.kind === 'label') return t('reports.others.project', { label: project.text });
  return project.kind === 'hidden' ? t('reports.group.hiddenProjects') : t('reports.unnamed', { by: 'project' });
}

interface Row {
  readonly name: string;
  readonly responses: number;
  readonly tokens: number;
  /** Null where nothing has a price. */
  readonly credits: number | null;
}

/** One row a name: days in their order, all else by credits. */
function rowsOf(sums: readonly DaySum[], nameOf: (sum: DaySum) => string, inOrder: boolean): Row[] {
  const rows = new Map<string, Row>();
  for (const sum of sums) {
    const name = nameOf(sum);
    const known = rows.get(name) ?? { name, responses: 0, tokens: 0, credits: null };
    rows.set(name, { ...total([known, { ...sum, name }]), name });
  }
  return inOrder
    ? [...rows.values()]
    : [...rows.values()].sort((a, b) => (b.credits ?? 0) - (a.credits ?? 0) || b.tokens - a.tokens);
}

function total(rows: readonly Row[]): Omit<Row, 'name'> {
  const sumOf = (name: 'responses' | 'tokens' | 'credits') => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);
  const credits = rows.some((row) => row.credits !== null) ? sumOf('credits') : null;
  return { responses: sumOf('responses'), tokens: sumOf('tokens'), credits };
}
