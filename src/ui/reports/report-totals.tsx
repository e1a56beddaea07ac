import type { GroupSum } from '../../domain/usage/group-usage';
import { useTranslator } from '../components/reader-context';
import styles from './reports.module.css';
import { useReportNumbers } from './use-report-numbers';

/** The sums on top of a report. */
export function ReportTotals({ total }: { readonly total: GroupSum }) {
  const { t, formats } = useTranslator();
  const { tokens, money, number } = useReportNumbers();
  const isLowerBound = total.unpriced > 0;
  const credits = number(total.credits, total.credits < 100 ? 1 : 0);
  const usd = { amount: money(total.usd) };
  const cached = total.input > 0 ? (total.cached / total.input) * 100 : 0;
  return (
    <dl className={styles.totals}>
      <Total
        name={t('reports.totals.credits')}
        value={isLowerBound ? t('reports.atLeast', { amount: credits }) : credits}
        note={isLowerBound ? t('reports.totals.usd.atLeast', usd) : t('reports.totals.usd', usd)}
      />
      <Total
        name={t('reports.totals.tokens')}
        value={tokens(total.total)}
        note={t('reports.totals.output', { amount: tokens(total.output) })}
      />
      <Total name={t('reports.totals.cache')} value={formats.percent(cached)} note={t('reports.totals.cache.of')} />
      <Total name={t('reports.totals.responses')} value={formats.number(total.responses)} note={null} />
    </dl>
  );
}

function Total({ name, value, note }: { readonly name: string; readonly value: string; readonly note: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {note && <span>{note}</span>}
      </dd>
    </div>
  );
}
