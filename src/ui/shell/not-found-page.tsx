import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';

/** Shown at an unknown address: an old bookmark, or a page of a newer version. */
export function NotFoundPage() {
  const { t } = useTranslator();
  return (
    <Page title={t('shell.notFound.title')} lead={t('shell.notFound.lead')}>
      <p>
        <a href="#/">{t('shell.notFound.home')}</a>
      </p>
    </Page>
  );
}
