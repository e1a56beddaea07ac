import type { SpendReading, SpendScope } from '../../domain/observations/observation';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';

const scopes: Readonly<Record<SpendScope, string>> = {
  individual: 'Yours',
  'group-default': "Your group's default",
  'workspace-default': "The workspace's default",
  role: "Your role's",
  'group-shared': 'Shared by your group',
  'workspace-shared': 'Shared by the workspace',
};

/** Spending limits set for the user or the workspace. The page does not state their unit, so no currency sign is shown. */
export function SpendLimits({ spend }: { readonly spend: SpendReading }) {
  return (
    <>
      <p>
        {spend.reached ? '■ A limit is reached: work stops until it is raised or starts anew.' : 'No limit is reached.'}
      </p>
      <Facts>
        {spend.limits.map((limit) => (
          <Fact key={limit.scope} name={scopes[limit.scope]}>
            {limit.used ?? 'an unstated amount'} of {limit.limit ?? 'an unstated limit'} used
            {limit.resetsAt === null ? null : (
              <>
                , anew <Moment at={limit.resetsAt} form="date" />
              </>
            )}
          </Fact>
        ))}
      </Facts>
    </>
  );
}
