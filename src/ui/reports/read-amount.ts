import { readNumber } from '../../i18n/read-number';
import { useTranslator } from '../components/reader-context';

/** Reads an amount as the reader types it: "2,5" in German. NaN for an empty text and for what is no number. */
export function useReadAmount(): (text: string) => number {
  const { locale } = useTranslator().place;
  return (text) => {
    const read = readNumber(text, locale);
    return typeof read === 'number' ? read : Number.NaN;
  };
}
