import { useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { Dimension } from '../../domain/usage/dimensions';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { WindowDraw } from '../../domain/usage/window-draws';
import { windowKey } from '../../domain/windows/limit-window';
import type { DrawsAnswer, ReportPorts } from '../../engine/ports/report-ports';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { SegmentedControl } from '../components/segmented-control';
import { T } from '../components/translation';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import { groupName } from './group-names';
import { worthSentences } from './report-sentences';
import { useReportNumbers } from './use-report-numbers';
import styles from './window-draws.module.css';

interface WindowDrawsPanelProps {
  readonly reports: ReportPorts;
  readonly account: AccountKey;
  readonly windows: readonly WindowView[];
  readonly preferences: UsagePreferences;
  readonly revision: string;
  /** Credits of the report above; null while there is none. */
  readonly shownCredits: number | null;
}

const splits = ['project', 'model', 'session'] as const satisfies readonly Dimension[];

/** Earlier cycles come by a click, as many each time. */
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
  const { t, spell, formats, place } = useTranslator();
  const numbers = useReportNumbers();
  const own = windows.filter(({ limit }) => limit === 'codex').sort((a, b) => b.seconds - a.seconds);
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(mostCycles);
  const [by, setBy] = useState<(typeof splits)[number]>('project');
  const window = own.find((each) => windowKey(each) === chosen) ?? own[0];
  const question = { seconds: window?.seconds ?? 0, by, account };
  const { value } = useLoaded(JSON.stringify([question, preferences, revision]), () =>
    reports.ask('draws', question, { zone: place.zone, preferences }),
  );
  if (!window) return null;
  const name = formats.window(window, 'inside');
  return (
    <Panel
      name={t('reports.draws')}
      aside={
        <span className={styles.controls}>
          {own.length > 1 && (
            <SegmentedControl
              label={t('reports.draws.window')}
              options={own.map((each) => ({ value: windowKey(each), text: formats.window(each) }))}
              value={windowKey(window)}
              onChange={setChosen}
            />
          )}
          <SegmentedControl
            label={t('reports.draws.by')}
            options={splits.map((split) => ({ value: split, text: t(`reports.draws.by.${split}`) }))}
            value={by}
            onChange={setBy}
          />
        </span>
      }
    >
      {value && value.draws.length === 0 && <p className={styles.note}>{t('reports.draws.none')}</p>}
      {value && value.draws.length > 0 && (
        <>
          <ol className={styles.cycles}>
            {value.draws.slice(0, shown).map((draw) => (
              <Cycle
                key={draw.resetsAt}
                draw={draw}
                by={by}
                answer={value}
                shown={largestGroups(value.draws.slice(0, shown))}
              />
            ))}
          </ol>
          {value.draws.length > shown && (
            <Button kind="quiet" onClick={() => setShown(shown + mostCycles)}>
              {t('reports.draws.earlier')}
            </Button>
          )}
          <div className={styles.note}>
            {worthSentences(name, value, numbers).map((sentence) => (
              <p key={sentence.key}>{spell(sentence)}</p>
            ))}
            {value.worth && shownCredits !== null && shownCredits > 0 && (
              <p>{t('reports.draws.took', { window: name, share: shownCredits / value.worth.credits })}</p>
            )}
            <p>{t('reports.draws.note')}</p>
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
  for (const { parts } of draws)
    for (const { group, percent } of parts) sums.set(group, (sums.get(group) ?? 0) + percent);
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, mostParts).map(([group]) => group);
}

function Day({ at }: { readonly at: Instant }) {
  return <time dateTime={new Date(at).toISOString()}>{useTranslator().formats.day(at)}</time>;
}

/** Percent points that would be spelled "0%" or "0.0%". */
const leastShown = 0.05;

function Cycle({ draw, by, answer, shown: groups }: CycleProps) {
  const { snapshot } = useApp();
  const translator = useTranslator();
  const { t, formats } = translator;
  const now = useNow();
  const accounts = (snapshot?.accounts ?? []).map(({ account }) => account);
  const shown = draw.parts
    .filter(({ group }) => groups.includes(group))
    .map((part) => ({
      key: part.group,
      pattern: groups.indexOf(part.group),
      name: groupName(by, part.group, { ...answer, accounts, translator }),
      percent: part.percent,
    }));
  const rest = draw.shared - shown.reduce((sum, { percent }) => sum + percent, 0);
  const parts: readonly { key: string; pattern: number | string; name: string; percent: number }[] = [
    ...shown,
    ...(rest > leastShown ? [{ key: 'other', pattern: mostParts, name: t('reports.draws.other'), percent: rest }] : []),
    ...(draw.unexplained > leastShown
      ? [{ key: 'elsewhere', pattern: 'elsewhere', name: t('reports.draws.elsewhere'), percent: draw.unexplained }]
      : []),
  ];
  const full = Math.max(100, draw.drawn);
  return (
    <li>
      <h3 className={styles.cycle}>
        <T
          k={draw.resetsAt > now ? 'reports.draws.cycle.running' : 'reports.draws.cycle'}
          values={{
            from: { node: <Day at={draw.startsAt} /> },
            to: { node: <Day at={draw.resetsAt} /> },
            drawn: formats.share(draw.drawn),
            b: (children) => <b>{children}</b>,
          }}
        />
      </h3>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ key, pattern, percent }) => (
          <i key={key} data-part={pattern} style={{ inlineSize: `${(percent / full) * 100}%` }} />
        ))}
      </div>
      <ul className={styles.parts}>
        {parts.map(({ key, pattern, name, percent }) => (
          <li key={key}>
            <i data-part={pattern} aria-hidden="true" /> {name} <b>{formats.share(percent)}</b>
          </li>
        ))}
      </ul>
    </li>
  );
}
