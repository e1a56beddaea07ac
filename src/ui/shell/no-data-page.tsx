import { Empty } from '../components/empty-state';
import { Page } from '../components/page';
import { UsagePageButton } from './usage-page-button';

/** A page before any account was seen. */
export function NothingSeen({ title, about }: { readonly title: string; readonly about: string }) {
  return (
    <Page title={title}>
      <Empty title="Nothing seen yet" action={<UsagePageButton kind="primary" />}>
        {about} Open the Codex usage page once, and it appears here.
      </Empty>
    </Page>
  );
}
