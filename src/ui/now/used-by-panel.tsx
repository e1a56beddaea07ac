import type { AccountView } from '../../domain/accounts/account-view';
import { periodOf } from '../../domain/usage/report-period';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { groupName } from '../reports/group-names';
import { usePreferences } from '../reports/use-report';
import { useApp } from '../screen/app-context';
import { ribbonWindow } from './ribbon-model';
import styles from './used-by-panel.module.css';

interface UsedByPanelProps {
  readonly view: AccountView;
  readonly reports: ReportPorts;
}

/** So many projects in lines of their own; the Reports page has all. */
const most = 3;

/** What used the deciding window, by project, from session files. Renders nothing where they have no data on it. */
export function UsedByPanel({ view, reports }: UsedByPanelProps) {
  const { snapshot } = useApp();
  const { t, formats, ...translator } = useTranslator();
  const preferences = usePreferences();
  const { zone } = useLocaleAndZone();
  const now = useNow();
  const { seconds, resetsAt = null } = ribbonWindow(view) ?? {};
  const running = seconds === undefined || resetsAt === null ? null : { seconds, resetsAt };
  const { from, to } = periodOf({ name: 'cycle' }, now, zone, running);
  const question = { by: 'project', selection: { from, to, within: { account: view.key } } } as const;
  const { value: answer } = useLoaded(JSON.stringify([question, preferences, zone, snapshot?.revision]), () =>
    reports.ask('report', question, { zone, preferences }),
  );
  if (!answer || answer.total.credits <= 0) return null;
  const naming = { ...answer, accounts: [], translator: { t, formats, ...translator } };
  return (
    <Panel name={t('upcoming.usedBy')} aside={<a href="#/reports">{t('upcoming.usedBy.all')}</a>}>
      <ul className={styles.list}>
        {answer.rows.slice(0, most).map(({ key, credits }) => {
          const share = (credits / answer.total.credits) * 100;
          return (
            <li key={key} className={styles.row}>
              <bdi className={styles.name}>{groupName('project', key, naming)}</bdi>
              <b>{formats.percent(share)}</b>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ inlineSize: `${share}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
