import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';
import { useApp } from './app-context';
import { UsagePageButton } from './usage-page-button';

/** Stands for a page that has nothing to show: no account was seen yet, or what is stored cannot be read. */
export function NoDataPage({ title, about }: { readonly title: string; readonly about: string }) {
  const { unreadable } = useApp();
  const { t, formats } = useTranslator();
  return (
    <Page title={title}>
      <EmptyState
        title={unreadable ? t('headline.unreadable.title') : t('shell.noData.title')}
        action={<UsagePageButton kind="primary" />}
      >
        {unreadable ? t('headline.unreadable.advice') : formats.sentences([about, t('shell.noData.invitation')])}
      </EmptyState>
    </Page>
  );
}
