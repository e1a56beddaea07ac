import { useMemo } from 'react';
import { useApp } from '../shell/app-context';
import { NothingSeen } from '../shell/no-data-page';
import { useNotedParams } from '../shell/use-url-params';
import { historyParamsIn, paramsOf } from './history-params';
import { HistoryView as History } from './history-view';

/** Use of each window over time, of the account shown. */
export function HistoryPage() {
  const { ports, router, settings, selectedAccount: shown, snapshot } = useApp();
  const { visit, note } = useNotedParams(router, '/history');
  const key = shown?.account.key ?? '';
  const bound = useMemo(
    () => ({
      observations: (query: Parameters<typeof ports.observations>[1]) => ports.observations(key, query),
      oldestAt: () => ports.oldestAt(key),
      events: (query: Parameters<typeof ports.events>[1]) => ports.events(key, query),
    }),
    [ports, key],
  );
  if (!shown) return <NothingSeen title="History" about="How each window was used over days, weeks and months." />;
  return (
    <History
      key={`${key}/${visit}`}
      account={shown.view}
      gauge={settings.gauge}
      ports={bound}
      revision={snapshot?.revision}
      start={historyParamsIn(router.params())}
      onPlace={(place) => note(paramsOf(place))}
      onOpenEvent={(id) => router.go(`/events?open=${encodeURIComponent(id)}`)}
    />
  );
}
