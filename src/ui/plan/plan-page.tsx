import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { PlanScreen } from './plan-screen';
import { useOutlook } from './use-outlook';

/** What is coming, and what if. */
export function PlanPage() {
  const { selectedAccount } = useApp();
  const outlook = useOutlook();
  if (!selectedAccount) return <NoDataPage title="Plan" about="What is coming, and what if." />;
  return <PlanScreen view={selectedAccount.view} outlook={outlook} />;
}
