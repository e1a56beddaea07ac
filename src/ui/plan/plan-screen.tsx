import type { AccountView } from '../../domain/accounts/account-view';
import type { Outlook } from '../../domain/forecast/outlook';
import { EmptyState } from '../components/empty-state';
import { FreshnessLine } from '../components/freshness-line';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { AdviceList } from './advice-list';
import { ForecastList } from './forecast-list';
import styles from './plan.module.css';
import { ReportCardPanel } from './report-card-panel';
import { WhatIfPanel } from './what-if-panel';

interface PlanScreenProps {
  readonly view: AccountView;
  /** Undefined while it is being worked out; null where nothing can be said. */
  readonly outlook: Outlook | null | undefined;
}

/** What is coming, when a reset is best used, what if, and how good all this has been. */
export function PlanScreen({ view, outlook }: PlanScreenProps) {
  if (!outlook || outlook.basedOnAt === null)
    return (
      <Page title="Plan" lead="What is coming, and what if.">
        {outlook === undefined ? <p className={styles.quiet}>Working it out…</p> : <TooLittleKnown />}
      </Page>
    );
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
            <AdviceList verdicts={outlook.verdicts} bank={view.bank} />
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
