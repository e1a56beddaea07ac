import { useTranslator } from '../components/reader-context';
import { useApp } from './app-context';

/** Says that what is stored cannot be read, on pages that are of use all the same. Nothing where it can be. */
export function UnreadableNotice() {
  const { unreadable } = useApp();
  const { t, formats } = useTranslator();
  if (!unreadable) return null;
  return <p role="alert">{formats.sentences([t('headline.unreadable.title'), t('headline.unreadable.advice')])}</p>;
}
