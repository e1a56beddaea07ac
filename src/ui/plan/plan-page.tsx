import type { AccountView } from '../../domain/accounts/account-view';
import type { Outlook } from '../../domain/forecast/outlook';
import { EmptyState } from '../components/empty-state';
import { FreshnessLine } from '../components/freshness-line';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { AdviceList } from './advice-list';
import { ForecastList } from './forecast-list';
import styles from './plan.module.css';
import { ReportCardPanel } from './report-card-panel';
import { useOutlook } from './use-outlook';
import { WhatIfPanel } from './what-if-panel';

/** Forecasts, advice on banked resets, what-if scenarios, and how accurate the forecasts have been. */
export function PlanPage() {
  const { selectedAccount } = useApp();
  const outlook = useOutlook();
  if (!selectedAccount) return <NoDataPage title="Plan" about="What is coming, and what if." />;
  if (outlook && outlook.basedOnAt !== null) return <Plan view={selectedAccount.view} outlook={outlook} />;
  return (
    <Page title="Plan" lead="What is coming, and what if.">
      {outlook === undefined ? <p className={styles.secondary}>Working it out…</p> : <TooLittleKnown />}
    </Page>
  );
}

function Plan({ view, outlook }: { readonly view: AccountView; readonly outlook: Outlook }) {
  const labelOf = (limit: string, seconds: number): string =>
    view.windows.find((window) => window.limit === limit && window.seconds === seconds)?.label ?? limit;
  return (
    <Page
      title="Plan"
      lead={outlook.bankText ?? 'What is coming, and what if.'}
      actions={<FreshnessLine observedAt={view.observedAt} freshness={view.freshness} />}
    >
      <Columns wide>
        <Stack>
          <Panel name="What is coming">
            <ForecastList forecasts={outlook.forecasts} labelOf={labelOf} />
          </Panel>
          <WhatIfPanel view={view} outlook={outlook} />
        </Stack>
        <Stack>
          <Panel name="When to use a reset">
            <AdviceList advice={outlook.verdicts} bank={view.bank} />
          </Panel>
          {outlook.session ? (
            <Panel name="5-hour windows that still fit">
              <p>{outlook.session.text}</p>
            </Panel>
          ) : null}
          <ReportCardPanel report={outlook.report} />
        </Stack>
      </Columns>
    </Page>
  );
}

function TooLittleKnown() {
  return (
    <EmptyState title="Too little is known yet">
      After three readings of a window this page says whether it lasts. It learns your week as it goes.
    </EmptyState>
  );
}
