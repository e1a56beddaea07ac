import { NothingSeen } from './nothing-seen';

/** Use of each window over time. */
export function HistoryPage() {
  return <NothingSeen title="History" about="Use of each window over time." />;
}
