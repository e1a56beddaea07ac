import { EmptyState } from '../components/empty-state';
import { Page } from '../components/page';
import { UsagePageButton } from './usage-page-button';

/** Stands for a page that has nothing to show before any account was seen. */
export function NoDataPage({ title, about }: { readonly title: string; readonly about: string }) {
  return (
    <Page title={title}>
      <EmptyState title="Nothing seen yet" action={<UsagePageButton kind="primary" />}>
        {about} Open the Codex usage page once, and it appears here.
      </EmptyState>
    </Page>
  );
}
