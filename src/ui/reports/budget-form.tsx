import { useState } from 'react';
import { type Budget, budgetModes, budgetPeriods, budgetScopes, budgetUnits } from '../../domain/usage/stored-budgets';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import styles from './budgets.module.css';
import { useReadAmount } from './read-amount';

interface BudgetFormProps {
  /** By key, what can be chosen. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly projects: Readonly<Record<string, string>>;
  readonly onAdd: (budget: Budget) => void;
}

type Draft = Pick<Budget, 'scope' | 'period' | 'unit' | 'mode' | 'key'> & { readonly limit: string };

/** One line that makes a budget. */
export function BudgetForm({ accounts, projects, onAdd }: BudgetFormProps) {
  const { t, formats } = useTranslator();
  const first = Object.keys(accounts)[0] ?? '';
  const [draft, setDraft] = useState<Draft>({
    scope: 'account',
    period: 'month',
    unit: 'credits',
    mode: 'soft',
    key: first,
    limit: '',
  });
  const known = draft.scope === 'account' ? accounts : draft.scope === 'project' ? projects : null;
  const limit = useReadAmount()(draft.limit);
  const isWhole = draft.key !== '' && limit > 0;
  const add = () => {
    const { scope, key, period, unit, mode } = draft;
    onAdd({ id: crypto.randomUUID(), scope, key, name: known?.[key] ?? key, period, unit, mode, limit });
    setDraft({ ...draft, limit: '' });
  };
  const setScope = (scope: Budget['scope']) => {
    const keys = Object.keys(scope === 'account' ? accounts : scope === 'project' ? projects : {});
    setDraft({ ...draft, scope, key: keys[0] ?? '' });
  };
  return (
    <form
      className={styles.form}
      aria-label={t('reports.budget.new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) add();
      }}
    >
      <Choice
        label={t('reports.budget.new.for')}
        values={budgetScopes}
        nameOf={(scope) => t('reports.budget.scope', { scope })}
        value={draft.scope}
        onChange={setScope}
      />
      {known ? (
        <Choice
          label={t('reports.budget.new.which')}
          values={Object.keys(known)}
          nameOf={(key) => known[key] ?? key}
          value={draft.key}
          onChange={(key) => setDraft({ ...draft, key })}
        />
      ) : (
        <input
          className={styles.input}
          aria-label={t('reports.budget.new.which')}
          maxLength={80}
          value={draft.key}
          onInput={({ currentTarget }) => setDraft({ ...draft, key: currentTarget.value })}
        />
      )}
      <input
        className={styles.amount}
        aria-label={t('reports.budget.new.limit')}
        inputMode="decimal"
        placeholder={formats.number(1_000)}
        value={draft.limit}
        onInput={({ currentTarget }) => setDraft({ ...draft, limit: currentTarget.value })}
      />
      <Choice
        label={t('reports.budget.new.unit')}
        values={budgetUnits}
        nameOf={(unit) => t('reports.budget.unit', { unit })}
        value={draft.unit}
        onChange={(unit) => setDraft({ ...draft, unit })}
      />
      <Choice
        label={t('reports.budget.new.period')}
        values={budgetPeriods}
        nameOf={(period) => t('reports.budget.period', { period })}
        value={draft.period}
        onChange={(period) => setDraft({ ...draft, period })}
      />
      <Choice
        label={t('reports.budget.new.mode')}
        values={budgetModes}
        nameOf={(mode) => t('reports.budget.mode', { mode })}
        value={draft.mode}
        onChange={(mode) => setDraft({ ...draft, mode })}
      />
      <Button type="submit" disabled={!isWhole}>
        {t('reports.budget.add')}
      </Button>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, values, nameOf, value, onChange }: ChoiceProps<T>) {
  return (
    <select
      className={styles.input}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value as T)}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  );
}
