import type { AccountKey } from '../../domain/observations/observation';
import { type PageComparison as Comparison, comparePage } from '../../domain/usage/compare-page';
import { allTime } from '../../domain/usage/group-usage';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { AppPorts } from '../../engine/ports/app-ports';
import type { ReportPorts } from '../../engine/ports/report-ports';
import { Fact, Facts } from '../components/facts';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { comparisonSentence } from './report-sentences';
import styles from './reports.module.css';

interface PageComparisonProps {
  readonly reports: ReportPorts;
  readonly dailyUse: AppPorts['dailyUse'];
  readonly account: AccountKey;
  readonly preferences: UsagePreferences;
  readonly revision: string;
}

/** The page's own daily breakdown beside the session files. Nothing where the page states none in credits. */
export function PageComparison({ reports, dailyUse, account, preferences, revision }: PageComparisonProps) {
  const { t, spell, formats } = useTranslator();
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
  return (
    <Panel name={t('reports.page')}>
      <Facts>
        <Fact name={t('reports.page.stated')}>{t('reports.credits', { credits: Math.round(value.page) })}</Fact>
        <Fact name={t('reports.page.local')}>{t('reports.credits', { credits: Math.round(value.local) })}</Fact>
        <Fact name={t('reports.page.days')}>{formats.number(value.days)}</Fact>
      </Facts>
      <p className={styles.text}>{spell(comparisonSentence(value))}</p>
    </Panel>
  );
}
