import type { AccountView } from '../../domain/accounts/account-view';
import { describeBank } from '../../domain/advice/describe-advice';
import { describeSession } from '../../domain/advice/describe-session';
import type { Outlook } from '../../domain/forecast/outlook';
import { ResetEffect } from '../bank/reset-effect';
import { EmptyState } from '../components/empty-state';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { useOutlook } from '../screen/use-outlook';
import { AdviceList } from './advice-list';
import { DayPlanPanel } from './day-plan-panel';
import { ForecastList } from './forecast-list';
import { LanesPanel } from './lanes-panel';
import styles from './plan.module.css';
import { PlansPanel } from './plans-panel';
import { ReportCardPanel } from './report-card-panel';
import { UnusedPanel } from './unused-panel';
import { WhatIfPanel } from './what-if-panel';

/** "Ahead": advice on banked resets, forecasts, what-if scenarios, and how accurate the forecasts have been. */
export function PlanPage() {
  const { selectedAccount, snapshot } = useApp();
  const { t } = useTranslator();
  const outlook = useOutlook();
  if (!selectedAccount) return <NoDataPage title={t('shell.page.plan')} about={t('plan.lead')} />;
  if (outlook && outlook.basedOnAt !== null) return <Ahead view={selectedAccount.view} outlook={outlook} />;
  return (
    <Page title={t('shell.page.plan')} lead={t('plan.lead')}>
      {outlook === undefined ? <p className={styles.secondary}>{t('plan.working')}</p> : <TooLittleKnown />}
      {outlook === undefined || (snapshot?.accounts.length ?? 0) < 2 ? null : (
        <LanesPanel active={selectedAccount.account.key} />
      )}
    </Page>
  );
}

/** What to do first, then what is coming, then what would change it: the same order in columns and on a phone. */
function Ahead({ view, outlook }: { readonly view: AccountView; readonly outlook: Outlook }) {
  const { t, sentences, formats } = useTranslator();
  const labelOf = (limit: string, seconds: number): string => {
    const name = view.windows.find((one) => one.limit === limit && one.seconds === seconds)?.name;
    return formats.window({ limit, seconds, name });
  };
  const bank = describeBank(outlook.verdicts);
  return (
    <Page title={t('shell.page.plan')} lead={bank.length === 0 ? t('plan.lead') : sentences(bank)}>
      <Columns>
        <Panel name={t('plan.advice')}>
          <AdviceList advice={outlook.verdicts} bank={view.bank} />
        </Panel>
        <Panel name={t('plan.coming')}>
          <ForecastList forecasts={outlook.forecasts} labelOf={labelOf} />
        </Panel>
      </Columns>
      <Columns wide>
        <WhatIfPanel view={view} outlook={outlook} />
        <Stack>
          <LanesPanel active={view.key} />
          <UnusedPanel active={view.key} />
        </Stack>
      </Columns>
      <Columns wide>
        <EffectPanel view={view} />
        <Stack>
          {outlook.session ? (
            <Panel name={t('plan.session')}>
              <p>{sentences(describeSession(outlook.session))}</p>
            </Panel>
          ) : null}
          <ReportCardPanel report={outlook.report} />
        </Stack>
      </Columns>
      <DayPlanPanel view={view} outlook={outlook} />
      <PlansPanel view={view} />
    </Page>
  );
}

/** What the reset that would be used next would do; an empty bank says so. */
function EffectPanel({ view }: { readonly view: AccountView }) {
  const { t } = useTranslator();
  const next = view.bank.resets.find(({ status }) => status === 'available');
  return (
    <Panel name={t('plan.effect')}>
      {next ? <ResetEffect view={view} reset={next} /> : <p className={styles.secondary}>{t('plan.effect.noReset')}</p>}
    </Panel>
  );
}

function TooLittleKnown() {
  const { t } = useTranslator();
  return <EmptyState title={t('plan.tooLittle.title')}>{t('plan.tooLittle.text')}</EmptyState>;
}
