import type { GroupSum } from '../../domain/usage/group-usage';
import { useLocaleAndZone } from '../components/reader-context';
import styles from './reports.module.css';

/** The sums on top of a report. */
export function ReportTotals({ total }: { readonly total: GroupSum }) {
  const { locale } = useLocaleAndZone();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: total.credits < 100 ? 1 : 0 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const atLeast = total.unpriced > 0 ? '≥ ' : '';
  const cached = total.input > 0 ? total.cached / total.input : 0;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <dl className={styles.totals}>
      <Total
        name="Credits"
        value={atLeast + number.format(total.credits)}
        note={`${atLeast}${money.format(total.usd)} API-equivalent`}
      />
      <Total
        name="Tokens"
        value={compact.format(total.total)}
        note={`${compact.format(total.output)} of them output`}
      />
      <Total name="From cache" value={percent.format(cached)} note="of the input" />
      <Total name="Responses" value={new Intl.NumberFormat(locale).format(total.responses)} note={null} />
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
