import { numberFormat } from '../../i18n/intl-cache';
import { useTranslator } from '../components/reader-context';

/** How the numbers of a report are spelled in the reader's language. */
export interface ReportNumbers {
  /** Tokens in three digits: "1.2M". */
  readonly tokens: (count: number) => string;
  /** US dollars with their sign: "US$1.60". */
  readonly money: (usd: number) => string;
  /** Two digits, for estimates: "0.42", "13". */
  readonly estimate: (value: number) => string;
  /** The same number of digits after the point in every row: "1.0", "0.25". */
  readonly fixed: (value: number, digits: number) => string;
  /** At most one digit after the point: "12.5". */
  readonly number: (value: number, digits?: number) => string;
  /** A share of 1 with one decimal: "3.4%". */
  readonly share: (share: number) => string;
}

export function useReportNumbers(): ReportNumbers {
  const { formats, place } = useTranslator();
  const spelled = (options: Intl.NumberFormatOptions) => numberFormat(place.locale, options);
  return {
    tokens: (count) => spelled({ notation: 'compact', maximumSignificantDigits: 3 }).format(count),
    money: (usd) => spelled({ style: 'currency', currency: 'USD' }).format(usd),
    estimate: (value) => spelled({ maximumSignificantDigits: 2 }).format(value),
    fixed: (value, digits) => spelled({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    number: (value, digits = 1) => formats.number(value, digits),
    share: (share) => formats.share(share * 100),
  };
}
