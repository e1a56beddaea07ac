import { useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import type { AccountKey } from '../../domain/observations/observation';
import type { Dimension } from '../../domain/usage/dimensions';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { WindowDraw } from '../../domain/usage/window-draws';
import { windowKey } from '../../domain/windows/limit-window';
import type { DrawsAnswer, ReportPorts } from '../../engine/ports/report-ports';
import { dayText } from '../../i18n/format-day';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';
import { groupName } from './group-names';
import { drawTexts, tookSentence, worthSentences } from './report-texts';
import styles from './window-draws.module.css';

interface WindowDrawsPanelProps {
  readonly reports: ReportPorts;
  readonly account: AccountKey;
  readonly windows: readonly WindowView[];
  readonly preferences: UsagePreferences;
  readonly revision: number;
  /** Credits of the report above; null while there is none. */
  readonly shownCredits: number | null;
}

const splits = [
  { value: 'project', text: 'Projects' },
  { value: 'model', text: 'Models' },
  { value: 'session', text: 'Sessions' },
] as const satisfies readonly { readonly value: Dimension; readonly text: string }[];

/** Cycles before these are on the History page. */
const mostCycles = 4;
/** More parts cannot be told apart in a bar. */
const mostParts = 3;

/** For each cycle of a window, its percent divided over what ran, and what rose elsewhere. */
export function WindowDrawsPanel({
  reports,
  account,
  windows,
  preferences,
  revision,
  shownCredits,
}: WindowDrawsPanelProps) {
  const { zone, locale } = useLocaleAndZone();
  const own = windows.filter(({ limit }) => limit === 'codex').sort((a, b) => b.seconds - a.seconds);
  const [chosen, setChosen] = useState<string | null>(null);
  const [by, setBy] = useState<(typeof splits)[number]['value']>('project');
  const window = own.find((each) => windowKey(each) === chosen) ?? own[0];
  const question = { seconds: window?.seconds ?? 0, by, account };
  const { value } = useLoaded(JSON.stringify([question, preferences, revision]), () =>
    reports.ask('draws', question, { zone, preferences }),
  );
  if (!window) return null;
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const label = window.label.toLowerCase();
  return (
    <Panel
      name={drawTexts.title}
      aside={
        <span className={styles.controls}>
          {own.length > 1 && (
            <SegmentedControl
              label="Window"
              options={own.map((each) => ({ value: windowKey(each), text: each.label }))}
              value={windowKey(window)}
              onChange={setChosen}
            />
          )}
          <SegmentedControl label="Divided over" options={splits} value={by} onChange={setBy} />
        </span>
      }
    >
      {value && value.draws.length === 0 && <p className={styles.note}>{drawTexts.none}</p>}
      {value && value.draws.length > 0 && (
        <>
          <ol className={styles.cycles}>
            {value.draws.slice(0, mostCycles).map((draw) => (
              <Cycle key={draw.resetsAt} draw={draw} by={by} answer={value} shown={largestGroups(value.draws)} />
            ))}
          </ol>
          <div className={styles.note}>
            {worthSentences(label, value, number).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {value.worth && shownCredits !== null && shownCredits > 0 && (
              <p>{tookSentence(label, percent.format(shownCredits / value.worth.credits / 100))}</p>
            )}
            <p>{drawTexts.note}</p>
          </div>
        </>
      )}
    </Panel>
  );
}

interface CycleProps {
  readonly draw: WindowDraw;
  readonly by: Dimension;
  readonly answer: DrawsAnswer;
  /** Groups with a pattern of their own, the same in every cycle. */
  readonly shown: readonly string[];
}

/** The groups that drew most in the cycles shown. */
function largestGroups(draws: readonly WindowDraw[]): string[] {
  const sums = new Map<string, number>();
  for (const { parts } of draws.slice(0, mostCycles))
    for (const { group, percent } of parts) sums.set(group, (sums.get(group) ?? 0) + percent);
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, mostParts).map(([group]) => group);
}

function Cycle({ draw, by, answer, shown: groups }: CycleProps) {
  const { snapshot } = useApp();
  const [now, place] = [useNow(), useLocaleAndZone()];
  const accounts = (snapshot?.accounts ?? []).map(({ account }) => account);
  const points = new Intl.NumberFormat(place.locale, { style: 'percent', maximumFractionDigits: 1 });
  const shown = draw.parts
    .filter(({ group }) => groups.includes(group))
    .map((part) => ({
      key: part.group,
      pattern: groups.indexOf(part.group),
      name: groupName(by, part.group, { ...answer, accounts, now, place }),
      percent: part.percent,
    }));
  const rest = draw.shared - shown.reduce((sum, { percent }) => sum + percent, 0);
  const parts: readonly { key: string; pattern: number | string; name: string; percent: number }[] = [
    ...shown,
    ...(rest > 0.05 ? [{ key: 'other', pattern: mostParts, name: 'other', percent: rest }] : []),
    { key: 'elsewhere', pattern: 'elsewhere', name: drawTexts.elsewhere, percent: draw.unexplained },
  ];
  const full = Math.max(100, draw.drawn);
  const isRunning = draw.resetsAt > now;
  return (
    <li>
      <h3 className={styles.cycle}>
        <time dateTime={new Date(draw.startsAt).toISOString()}>{dayText(draw.startsAt, now, place)}</time> –{' '}
        <time dateTime={new Date(draw.resetsAt).toISOString()}>{dayText(draw.resetsAt, now, place)}</time>
        <b>
          {points.format(draw.drawn / 100)} {isRunning ? 'so far' : 'used'}
        </b>
      </h3>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ key, pattern, percent }) => (
          <i key={key} data-part={pattern} style={{ inlineSize: `${(percent / full) * 100}%` }} />
        ))}
      </div>
      <ul className={styles.parts}>
        {parts.map(({ key, pattern, name, percent }) => (
          <li key={key}>
            <i data-part={pattern} aria-hidden="true" /> {name} <b>{points.format(percent / 100)}</b>
          </li>
        ))}
      </ul>
    </li>
  );
}
