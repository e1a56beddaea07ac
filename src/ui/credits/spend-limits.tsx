import type { SpendLimitView, SpendView } from '../../domain/accounts/account-view';
import { message } from '../../domain/messages/message';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import { spendValue } from './credits-texts';

/** Spending limits set for the user or the workspace. A unit is shown only where the page states one. */
export function SpendLimits({ spend }: { readonly spend: SpendView }) {
  const { t } = useTranslator();
  return (
    <>
      <p>
        {spend.reached ? <span aria-hidden="true">■ </span> : null}
        {spend.reached ? t('credits.spend.reached') : t('credits.spend.notReached')}
      </p>
      <Facts>
        {spend.limits.map((limit) => (
          <Fact key={limit.scope} name={t(`credits.spend.scope.${limit.scope}`)}>
            <Amounts limit={limit} />
          </Fact>
        ))}
      </Facts>
    </>
  );
}

function Amounts({ limit: { used, limit, unit, resetsAt } }: { readonly limit: SpendLimitView }) {
  const values = {
    used: used === null ? message('credits.spend.unstatedAmount') : spendValue(used, unit),
    limit: limit === null ? message('credits.spend.unstatedLimit') : spendValue(limit, unit),
  };
  if (resetsAt === null) return <T k="credits.spend.amounts" values={values} />;
  return (
    <T k="credits.spend.amountsUntil" values={{ ...values, at: { node: <Moment at={resetsAt} form="date" /> } }} />
  );
}
