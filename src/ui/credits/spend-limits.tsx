import type { SpendLimitView, SpendView } from '../../domain/accounts/account-view';
import type { SpendScope } from '../../domain/observations/observation';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useLocaleAndZone } from '../components/reader-context';
import { spendText } from './credits-texts';

const scopes: Readonly<Record<SpendScope, string>> = {
  individual: 'Yours',
  'group-default': "Your group's default",
  'workspace-default': "The workspace's default",
  role: "Your role's",
  'group-shared': 'Shared by your group',
  'workspace-shared': 'Shared by the workspace',
};

/** Spending limits set for the user or the workspace. A unit is shown only where the page states one. */
export function SpendLimits({ spend }: { readonly spend: SpendView }) {
  return (
    <>
      <p>
        {spend.reached ? '■ A limit is reached: work stops until it is raised or starts anew.' : 'No limit is reached.'}
      </p>
      <Facts>
        {spend.limits.map((limit) => (
          <Fact key={limit.scope} name={scopes[limit.scope]}>
            <Amounts limit={limit} />
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

function Amounts({ limit: { used, limit, unit } }: { readonly limit: SpendLimitView }) {
  const { locale } = useLocaleAndZone();
  const usedText = used === null ? 'an unstated amount' : spendText(used, unit, locale);
  const limitText = limit === null ? 'an unstated limit' : spendText(limit, unit, locale);
  return `${usedText} of ${limitText} used`;
}
