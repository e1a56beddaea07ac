import { type ReactNode, useState } from 'react';
import type { Account } from '../../domain/accounts/account';
import { accountName } from '../../domain/accounts/account-name';
import type { AlertRule, Settings } from '../../domain/settings';
import field from '../components/field.module.css';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';
import styles from './alerts.module.css';
import { ruleOrder } from './rule-texts';

type Alerts = Settings['alerts'];

interface AlertRulesProps {
  readonly alerts: Alerts;
  readonly accounts: readonly Account[];
  readonly onChange: (alerts: Alerts) => void;
  /** Options of a rule, shown while it is on. */
  readonly options: Partial<Record<AlertRule, ReactNode>>;
}

/** Switches for all alerts and for each rule: for all accounts, or for one of them. */
export function AlertRules({ alerts, accounts, onChange, options }: AlertRulesProps) {
  const { t } = useTranslator();
  const [chosen, setChosen] = useState('');
  const account = accounts.some(({ key }) => key === chosen) ? chosen : '';
  const muted = alerts.mutedAccounts.includes(account);
  return (
    <div>
      <SwitchRow
        name={t('alert-settings.all')}
        hint={t('alert-settings.all.hint')}
        on={alerts.on}
        onChange={(on) => onChange({ ...alerts, on })}
      />
      {alerts.on && accounts.length > 1 ? (
        <label className={styles.scope}>
          {t('alert-settings.scope')}
          <select
            className={field.input}
            value={account}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          >
            <option value="">{t('alert-settings.scope.all')}</option>
            {accounts.map(({ key, nickname }) => (
              <option key={key} value={key}>
                {t('alert-settings.scope.one', { account: accountName(nickname) })}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {alerts.on && account !== '' ? (
        <SwitchRow
          name={t('alert-settings.account')}
          on={!muted}
          onChange={(on) => onChange({ ...alerts, mutedAccounts: withAccount(alerts.mutedAccounts, account, !on) })}
        />
      ) : null}
      {account === '' ? (
        <SwitchRow
          name={t('alert-settings.hidden')}
          hint={t('alert-settings.hidden.hint')}
          on={alerts.hiddenWindows ?? false}
          disabled={!alerts.on}
          onChange={(hiddenWindows) => onChange({ ...alerts, hiddenWindows })}
        />
      ) : null}
      {ruleOrder.map((rule) => (
        <SwitchRow
          key={rule}
          name={t(`alert-settings.${rule}`)}
          hint={t(`alert-settings.${rule}.hint`)}
          on={isOn(alerts, account, rule)}
          disabled={!alerts.on || muted}
          onChange={(on) => onChange(withRule(alerts, account, rule, on))}
        >
          {account === '' ? options[rule] : null}
        </SwitchRow>
      ))}
    </div>
  );
}

function isOn({ rules, rulesByAccount }: Alerts, account: string, rule: AlertRule): boolean {
  return rulesByAccount?.[account]?.[rule] ?? rules[rule];
}

/** Switches a rule for all accounts (`account` is empty) or for one. An account keeps only what differs from the others. */
function withRule(alerts: Alerts, account: string, rule: AlertRule, on: boolean): Alerts {
  if (account === '') return { ...alerts, rules: { ...alerts.rules, [rule]: on } };
  const { [account]: own = {}, ...otherAccounts } = alerts.rulesByAccount ?? {};
  const { [rule]: _, ...otherRules } = own;
  const exceptions = on === alerts.rules[rule] ? otherRules : { ...otherRules, [rule]: on };
  const isEmpty = Object.keys(exceptions).length === 0;
  return { ...alerts, rulesByAccount: isEmpty ? otherAccounts : { ...otherAccounts, [account]: exceptions } };
}

function withAccount(accounts: readonly string[], account: string, included: boolean): readonly string[] {
  const others = accounts.filter((key) => key !== account);
  return included ? [...others, account] : others;
}
