import { useMemo } from 'react';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { useUrlParams } from '../shell/use-url-params';
import { parseHistoryParams, toUrlParams } from './history-params';
import { HistoryView as History } from './history-view';

/** Use of each window over time, of the selected account. */
export function HistoryPage() {
  const { ports, router, settings, selectedAccount, snapshot } = useApp();
  const { visit, write: note } = useUrlParams(router, '/history');
  const key = selectedAccount?.account.key ?? '';
  const bound = useMemo(
    () => ({
      observations: (query: Parameters<typeof ports.observations>[1]) => ports.observations(key, query),
      oldestAt: () => ports.oldestAt(key),
      events: (query: Parameters<typeof ports.events>[1]) => ports.events(key, query),
    }),
    [ports, key],
  );
  if (!selectedAccount)
    return <NoDataPage title="History" about="How each window was used over days, weeks and months." />;
  return (
    <History
      key={`${key}/${visit}`}
      account={selectedAccount.view}
      gauge={settings.gauge}
      ports={bound}
      revision={snapshot?.revision}
      start={parseHistoryParams(router.params())}
      onPlace={(place) => note(toUrlParams(place))}
      onOpenEvent={(id) => router.go(`/events?open=${encodeURIComponent(id)}`)}
    />
  );
}
