import { useContext } from 'react';
import { Button } from '../components/button';
import { Page } from '../components/page';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { isServerReachable } from './is-server-reachable';
import { PageTitleContext } from './page-title';

interface PageLoadFailedProps {
  /** Why, where the server answers; an update that replaced the page's code unless given. */
  readonly reason?: string;
}

/** Shown when a page could not be loaded: which one, and whether the network is missing or something else. */
export function PageLoadFailed({ reason }: PageLoadFailedProps) {
  const { t } = useTranslator();
  const title = useContext(PageTitleContext);
  const { value: isOnline } = useLoaded('server', isServerReachable);
  if (isOnline === undefined) return <Skeleton />;
  const page = title ? t(title) : 'Headroom';
  return (
    <Page title={isOnline ? t('shell.loadFailed.title') : t('shell.notKept.title', { page })}>
      <p>{isOnline ? (reason ?? t('shell.loadFailed.why')) : t('shell.notKept.why')}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {isOnline ? t('shell.loadFailed.reload') : t('shell.notKept.retry')}
      </Button>
    </Page>
  );
}
