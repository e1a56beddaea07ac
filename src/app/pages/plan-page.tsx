import { PlanScreen } from '../../show/plan/plan-screen';
import { useApp } from '../screen/app-context';
import { NothingSeen } from './nothing-seen';
import { useOutlook } from './use-outlook';

/** What is coming, and what if. */
export function PlanPage() {
  const { shown } = useApp();
  const outlook = useOutlook();
  if (!shown) return <NothingSeen title="Plan" about="What is coming, and what if." />;
  return <PlanScreen view={shown.view} outlook={outlook} />;
}
