import { useState } from 'react';
import { message } from '../../domain/messages/message';
import { type BudgetState, insists } from '../../domain/usage/budgets';
import type { Budget, DeferredTask } from '../../domain/usage/stored-budgets';
import type { UsagePreferences } from '../../domain/usage/usage-preferences';
import type { WatchAnswer } from '../../engine/ports/report-ports';
import { useAccountName } from '../accounts/use-account-name';
import { Button } from '../components/button';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { useApp } from '../screen/app-context';
import { BudgetForm } from './budget-form';
import styles from './budgets.module.css';
import { savingSentence } from './report-sentences';
import { useReportNumbers } from './use-report-numbers';

interface BudgetsPanelProps {
  readonly watch: WatchAnswer;
  readonly preferences: UsagePreferences;
  readonly save: (change: Partial<UsagePreferences>) => void;
}

/** The user's budgets: how much of each is used, and what can be done. */
export function BudgetsPanel({ watch, preferences, save }: BudgetsPanelProps) {
  const { t } = useTranslator();
  const { snapshot } = useApp();
  const nameOf = useAccountName();
  const accounts = Object.fromEntries((snapshot?.accounts ?? []).map(({ account }) => [account.key, nameOf(account)]));
  const change = (budget: Budget) =>
    save({ budgets: preferences.budgets.map((known) => (known.id === budget.id ? budget : known)) });
  const remove = (id: string) => save({ budgets: preferences.budgets.filter((budget) => budget.id !== id) });
  return (
    <Panel name={t('reports.budgets')}>
      {watch.budgets.length === 0 && <p className={styles.text}>{t('reports.budgets.none')}</p>}
      <ul className={styles.budgets}>
        {watch.budgets.map((state) => (
          <li key={state.budget.id}>
            <BudgetRow state={state} onRemove={() => remove(state.budget.id)} />
            {insists(state) && (
              <p role="alert" className={styles.stop}>
                {t('reports.budget.stop', { name: state.budget.name })}
                <Button kind="danger" onClick={() => change({ ...state.budget, answeredFor: state.epoch })}>
                  {t('reports.budget.answer')}
                </Button>
              </p>
            )}
            {state.budget.mode === 'degraded' && state.stage !== null && <Savings watch={watch} />}
          </li>
        ))}
      </ul>
      {preferences.budgets.some(({ mode }) => mode === 'queue') && (
        <DeferredTasks tasks={preferences.deferred} save={save} />
      )}
      <BudgetForm
        accounts={accounts}
        projects={watch.projects}
        onAdd={(budget) => save({ budgets: [...preferences.budgets, budget] })}
      />
    </Panel>
  );
}

function BudgetRow({ state, onRemove }: { readonly state: BudgetState; readonly onRemove: () => void }) {
  const { t, formats, sentences } = useTranslator();
  const { number } = useReportNumbers();
  const { budget, used, projected, rolling, stage, atLeast } = state;
  const { unit, period, mode } = budget;
  const amount = (value: number) => number(value, unit === 'credits' ? 0 : 1);
  const share = used === null ? 0 : Math.min(1, used / budget.limit);
  const usedText = used === null ? '–' : atLeast ? t('reports.atLeast', { amount: amount(used) }) : amount(used);
  const sums = t('reports.budget.used', { unit, used: usedText, limit: amount(budget.limit) });
  const notes = {
    '100': message('reports.budget.reached'),
    '80': message('reports.budget.near'),
    projected: message(rolling ? 'reports.budget.projected.rolling' : 'reports.budget.projected', {
      unit,
      amount: amount(projected ?? 0),
    }),
    fine: used === null && message('reports.budget.unknown'),
  };
  return (
    <>
      <div className={styles.head}>
        <h3>{budget.name}</h3>
        <span>{formats.list([sums, t('reports.budget.period', { period })], 'dots')}</span>
        <Button kind="quiet" onClick={onRemove}>
          {t('reports.remove')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be styled alike in all browsers */}
      <div
        role="meter"
        aria-label={budget.name}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className={styles.meter}
        data-stage={stage ?? 'fine'}
      >
        <i style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p className={styles.note}>
        {sentences([message('reports.budget.mode.sentence', { mode }), notes[stage ?? 'fine']])}
      </p>
    </>
  );
}

function Savings({ watch }: { readonly watch: WatchAnswer }) {
  const { spell } = useTranslator();
  return (
    <ul className={styles.list}>
      {watch.savings.map((saving) => (
        <li key={saving.kind}>{spell(savingSentence(saving))}</li>
      ))}
    </ul>
  );
}

interface DeferredTasksProps {
  readonly tasks: readonly DeferredTask[];
  readonly save: BudgetsPanelProps['save'];
}

function DeferredTasks({ tasks, save }: DeferredTasksProps) {
  const { t } = useTranslator();
  const now = useNow();
  const [text, setText] = useState('');
  const add = () => {
    save({ deferred: [...tasks, { id: crypto.randomUUID(), text: text.trim(), addedAt: now }] });
    setText('');
  };
  return (
    <section aria-label={t('reports.later')} className={styles.queue}>
      <h3>{t('reports.later')}</h3>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            {task.text}{' '}
            <Button kind="quiet" onClick={() => save({ deferred: tasks.filter(({ id }) => id !== task.id) })}>
              {t('reports.later.done')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') add();
        }}
      >
        <input
          className={styles.input}
          aria-label={t('reports.later.task')}
          maxLength={200}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('reports.later.add')}
        </Button>
      </form>
    </section>
  );
}
