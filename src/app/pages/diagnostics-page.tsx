import { NothingSeen } from './nothing-seen';

/** What was read, kept and left out. */
export function DiagnosticsPage() {
  return <NothingSeen title="Diagnostics" about="What was read, kept and left out." />;
}
