import { type ReactNode, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import type { AlertRule, Settings } from '../../domain/settings';
import field from '../components/field.module.css';
import { SwitchRow } from '../components/switch-row';
import styles from './alerts.module.css';
import { ruleOrder, ruleTexts } from './rule-texts';

type Alerts = Settings['alerts'];

interface AlertRulesProps {
  readonly alerts: Alerts;
  readonly accounts: readonly Account[];
  readonly onChange: (alerts: Alerts) => void;
  /** What belongs to a rule and is only asked while it is on. */
  readonly more: Partial<Record<AlertRule, ReactNode>>;
}

/** Which alerts there are: for all accounts, or otherwise for one of them. */
export function AlertRules({ alerts, accounts, onChange, more }: AlertRulesProps) {
  const [chosen, choose] = useState('');
  const account = accounts.some(({ key }) => key === chosen) ? chosen : '';
  const muted = alerts.mutedAccounts.includes(account);
  return (
    <div>
      <SwitchRow
        name="Alerts"
        hint="All of them, everywhere."
        on={alerts.on}
        onChange={(on) => onChange({ ...alerts, on })}
      />
      {alerts.on && accounts.length > 1 ? (
        <label className={styles.scope}>
          These hold for
          <select className={field.input} value={account} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            <option value="">all accounts</option>
            {accounts.map(({ key, nickname }) => (
              <option key={key} value={key}>
                only {nickname}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {alerts.on && account !== '' ? (
        <SwitchRow
          name="Alerts for this account"
          on={!muted}
          onChange={(on) => onChange({ ...alerts, mutedAccounts: withAccount(alerts.mutedAccounts, account, !on) })}
        />
      ) : null}
      {ruleOrder.map((rule) => (
        <SwitchRow
          key={rule}
          {...ruleTexts[rule]}
          on={isOn(alerts, account, rule)}
          disabled={!alerts.on || muted}
          onChange={(on) => onChange(withRule(alerts, account, rule, on))}
        >
          {account === '' ? more[rule] : null}
        </SwitchRow>
      ))}
    </div>
  );
}

function isOn({ rules, rulesByAccount }: Alerts, account: string, rule: AlertRule): boolean {
  return rulesByAccount?.[account]?.[rule] ?? rules[rule];
}

/** An account keeps a word of its own only where it differs: otherwise it follows the others. */
function withRule(alerts: Alerts, account: string, rule: AlertRule, on: boolean): Alerts {
  if (account === '') return { ...alerts, rules: { ...alerts.rules, [rule]: on } };
  const { [rule]: _, ...others } = alerts.rulesByAccount?.[account] ?? {};
  const own = on === alerts.rules[rule] ? others : { ...others, [rule]: on };
  return { ...alerts, rulesByAccount: { ...alerts.rulesByAccount, [account]: own } };
}

function withAccount(accounts: readonly string[], account: string, included: boolean): readonly string[] {
  const others = accounts.filter((each) => each !== account);
  return included ? [...others, account] : others;
}
