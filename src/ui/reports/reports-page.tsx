import { useMemo, useState } from 'react';
import type { WindowView } from '../../domain/accounts/account-view';
import { localDate } from '../../domain/time/local-time';
import type { Dimension } from '../../domain/usage/dimensions';
import { periodOf, type RunningWindow } from '../../domain/usage/report-period';
import type { ReportAnswer, ReportPorts } from '../../engine/ports/report-ports';
import { EmptyState } from '../components/empty-state';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { useUrlParams } from '../screen/use-url-params';
import { SessionFilesPanel } from '../session-files/session-files-panel';
import { AdvicePanel } from './advice-panel';
import { BudgetsPanel } from './budgets-panel';
import { ExportPanel } from './export-panel';
import { fileGroupName, groupName, type NamingContext } from './group-names';
import { OtherDevicesPanel } from './other-devices-panel';
import { PageComparison } from './page-comparison';
import { ReportBody } from './report-body';
import { ReportControls, ReportHead } from './report-controls';
import { paramsFrom, type ReportParams, toParams } from './report-params';
import { reportName } from './report-sentences';
import { ReportSettings } from './report-settings';
import { TeamPanel } from './team-panel';
import { usePreferences, useReport, useSavePreferences, useUsageRevision, useWatch } from './use-report';
import { WindowDrawsPanel } from './window-draws-panel';

/** What used the allowance: reports from the CLI's session files. The address keeps which one is shown. */
export function ReportsPage() {
  const { ports, router, unreadable } = useApp();
  const { t } = useTranslator();
  const { visit, write } = useUrlParams(router, '/reports');
  if (unreadable) return <NoDataPage title={t('shell.page.reports')} about={t('reports.lead')} />;
  if (!ports.reports) return <NoFiles />;
  return (
    <Reports
      key={visit}
      reports={ports.reports}
      start={paramsFrom(router.params())}
      onChange={(params) => write(toParams(params))}
    />
  );
}

interface ReportsProps {
  readonly reports: ReportPorts;
  readonly start: ReportParams;
  readonly onChange: (params: ReportParams) => void;
}

function Reports({ reports, start, onChange }: ReportsProps) {
  const { t, spell } = useTranslator();
  const { ports, selectedAccount } = useApp();
  const [now, place] = [useNow(), useLocaleAndZone()];
  const [params, setParams] = useState(start);
  const preferences = usePreferences();
  const revision = useUsageRevision(reports);
  const window = longestWindow(selectedAccount?.view.windows ?? []);
  const period = periodOf(params.period, now, place.zone, window);
  const watch = useWatch(reports, window, preferences, revision);
  const { save } = useSavePreferences(preferences);
  const { value: shown, failed } = useReport(reports, params, period, preferences, revision);
  const { answer, asked = params } = shown ?? {};
  const naming = useNaming(answer);
  if (answer && answer.coverage.files === 0) return <NoFiles shared={{ reports, revision }} />;
  const show = (next: ReportParams) => {
    setParams(next);
    onChange(next);
  };
  const nameOf = (by: Dimension, key: string) => groupName(by, key, naming);
  const days = { fromDay: localDate(period.from, place.zone), toDay: localDate(period.to - 1, place.zone) };
  const shared = { reports, preferences, revision };
  return (
    <Page title={t('shell.page.reports')} lead={t('reports.lead')}>
      <ReportControls params={params} onChange={show} nameOf={nameOf} days={days} />
      <ReportHead params={asked} nameOf={nameOf} days={days} />
      <Panel name={spell(reportName(asked.by))}>
        {failed && <p role="alert">{t('reports.failed')}</p>}
        {answer && <ReportBody params={asked} answer={answer} naming={naming} onShow={show} />}
      </Panel>
      {selectedAccount && (answer || failed) && (
        <>
          <WindowDrawsPanel
            {...shared}
            account={selectedAccount.account.key}
            windows={selectedAccount.view.windows}
            shownCredits={answer?.total.credits ?? null}
          />
          {watch && (
            <Columns>
              <AdvicePanel watch={watch} resetsAt={window?.resetsAt ?? null} />
              <BudgetsPanel watch={watch} preferences={preferences} save={save} />
            </Columns>
          )}
          <PageComparison {...shared} dailyUse={ports.dailyUse} account={selectedAccount.account.key} />
          <OtherDevicesPanel reports={reports} account={selectedAccount.account.key} revision={revision} />
        </>
      )}
      {answer && (
        <Columns>
          <Stack>
            <ExportPanel
              reports={reports}
              params={asked}
              period={period}
              answer={answer}
              nameOf={(key) => fileGroupName(asked.by, key, naming)}
              days={days}
            />
            <TeamPanel />
          </Stack>
          <ReportSettings preferences={preferences} projects={answer.projects} />
        </Columns>
      )}
    </Page>
  );
}

/** The window a cycle is of: the longest one that runs. */
function longestWindow(windows: readonly WindowView[]): RunningWindow | null {
  const running = windows.flatMap(({ seconds, resetsAt }) => (resetsAt === null ? [] : [{ seconds, resetsAt }]));
  return running.sort((a, b) => b.seconds - a.seconds)[0] ?? null;
}

function useNaming(answer: ReportAnswer | undefined): NamingContext {
  const { snapshot } = useApp();
  const translator = useTranslator();
  return useMemo(
    () => ({
      projects: answer?.projects ?? {},
      sessions: answer?.sessions ?? {},
      accounts: (snapshot?.accounts ?? []).map(({ account }) => account),
      translator,
    }),
    [answer, snapshot, translator],
  );
}

/** On a phone there are no session files, but what a computer sent of its own. */
function NoFiles({ shared }: { readonly shared?: { readonly reports: ReportPorts; readonly revision: string } }) {
  const { t } = useTranslator();
  const { ports, selectedAccount } = useApp();
  return (
    <Page title={t('shell.page.reports')} lead={t('reports.lead')}>
      {shared && selectedAccount && <OtherDevicesPanel {...shared} account={selectedAccount.account.key} />}
      <EmptyState title={t('reports.noFiles')}>{t('reports.noFiles.text')}</EmptyState>
      {ports.cli && <SessionFilesPanel cli={ports.cli} />}
    </Page>
  );
}
