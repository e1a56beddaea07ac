import { useApp } from '../shell/app-context';
import { NothingSeen } from '../shell/no-data-page';
import { PlanScreen } from './plan-screen';
import { useOutlook } from './use-outlook';

/** What is coming, and what if. */
export function PlanPage() {
  const { selectedAccount: shown } = useApp();
  const outlook = useOutlook();
  if (!shown) return <NothingSeen title="Plan" about="What is coming, and what if." />;
  return <PlanScreen view={shown.view} outlook={outlook} />;
}
