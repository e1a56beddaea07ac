import { NothingSeen } from './nothing-seen';

/** What is coming, and what if. */
export function PlanPage() {
  return <NothingSeen title="Plan" about="What is coming, and what if." />;
}
