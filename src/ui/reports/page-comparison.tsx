import type { AccountKey } from '../../domain/observations/observation';
import { type PageComparison as Comparison, comparePage } from '../../domain/usage/compare-page';
import { allTime } from '../../domain/usage/group-usage';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { AppPorts } from '../../engine/ports/app-ports';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { Fact, Facts } from '../components/facts';
import { Panel } from '../components/panel';
import { useLocaleAndZone } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { comparisonSentence } from './report-texts';
import styles from './reports.module.css';

interface PageComparisonProps {
  readonly reports: ReportPorts;
  readonly dailyUse: AppPorts['dailyUse'];
  readonly account: AccountKey;
  readonly preferences: UsagePreferences;
  readonly revision: number;
}

/** The page's own daily breakdown beside the session files. Nothing where the page states none in credits. */
export function PageComparison({ reports, dailyUse, account, preferences, revision }: PageComparisonProps) {
  const { locale } = useLocaleAndZone();
  const { value } = useLoaded<Comparison | null>(JSON.stringify([account, preferences, revision]), async () => {
    const [statements, byDay] = await Promise.all([
      dailyUse(account),
      // The page's days are UTC.
      reports.ask(
        'report',
        { by: 'day', selection: { ...allTime, within: { account } } },
        { zone: 'UTC', preferences },
      ),
    ]);
    return comparePage(statements, new Map(byDay.rows.map(({ key, credits }) => [key, credits])));
  });
  if (!value) return null;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Panel name="Beside the usage page">
      <Facts>
        <Fact name="The usage page states">{number.format(value.page)} credits</Fact>
        <Fact name="The session files say">{number.format(value.local)} credits</Fact>
        <Fact name="Days compared">{number.format(value.days)}</Fact>
      </Facts>
      <p className={styles.text}>{comparisonSentence(value, percent.format(value.coverage))}</p>
    </Panel>
  );
}
