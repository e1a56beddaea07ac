import { Button } from '../components/button';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';

/** Shown when a page's code could not be fetched. */
export function PageLoadFailed() {
  const { t } = useTranslator();
  return (
    <Page title={t('shell.loadFailed.title')}>
      <p>{t('shell.loadFailed.why')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('shell.loadFailed.reload')}
      </Button>
    </Page>
  );
}
