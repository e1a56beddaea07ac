import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';
import { UsagePageButton } from './usage-page-button';

/** Stands for a page that has nothing to show before any account was seen. */
export function NoDataPage({ title, about }: { readonly title: string; readonly about: string }) {
  const { t, formats } = useTranslator();
  return (
    <Page title={title}>
      <EmptyState title={t('shell.noData.title')} action={<UsagePageButton kind="primary" />}>
        {formats.sentences([about, t('shell.noData.invitation')])}
      </EmptyState>
    </Page>
  );
}
