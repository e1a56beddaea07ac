import { useMemo } from 'react';
import { HistoryPage as History } from '../../show/history/history-page';
import { useApp } from '../screen/app-context';
import { NothingSeen } from './nothing-seen';

/** Use of each window over time, of the account shown. */
export function HistoryPage() {
  const { ports, router, settings, shown, snapshot } = useApp();
  const key = shown?.account.key ?? '';
  const bound = useMemo(
    () => ({
      observations: (query: Parameters<typeof ports.observations>[1]) => ports.observations(key, query),
      events: (query: Parameters<typeof ports.events>[1]) => ports.events(key, query),
    }),
    [ports, key],
  );
  if (!shown) return <NothingSeen title="History" about="How each window was used over days, weeks and months." />;
  return (
    <History
      key={key}
      account={shown.view}
      gauge={settings.gauge}
      ports={bound}
      revision={snapshot?.revision}
      onOpenEvent={(id) => router.go(`/events?open=${encodeURIComponent(id)}`)}
    />
  );
}
