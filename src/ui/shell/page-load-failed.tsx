import { Button } from '../components/button';
import { Page } from '../components/page';

/** Shown when a page's code could not be fetched. */
export function PageLoadFailed() {
  return (
    <Page title="This page did not load">
      <p>It was probably replaced by an update while this tab was open, or the connection dropped.</p>
      <Button kind="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </Page>
  );
}
