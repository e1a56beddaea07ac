import { useState } from 'react';
import { withoutNameGiven } from '../../domain/usage/given-names';
import { defaultFastCredits } from '../../domain/usage/price-response';
import type { ProjectChoice, UsagePreferences } from '../../domain/usage/usage-preferences';
import { Button } from '../components/button';
import field from '../components/field.module.css';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';
import { OptionalAmount } from './optional-amount';
import { useReadAmount } from './read-amount';
import styles from './reports.module.css';
import { useSavePreferences } from './use-report';

interface ReportSettingsProps {
  readonly preferences: UsagePreferences;
  /** By key: every project found. */
  readonly projects: Readonly<Record<string, string>>;
}

/** Projects, tickets and prices, as the user wants them. Every change applies at once. */
export function ReportSettings({ preferences, projects }: ReportSettingsProps) {
  const { t } = useTranslator();
  const { outcome, save } = useSavePreferences(preferences);
  return (
    <Panel name={t('reports.settings')} className={styles.noPrint}>
      <details className={styles.details}>
        <summary>{t('reports.settings.projects')}</summary>
        <p className={styles.text}>{t('reports.settings.projects.text')}</p>
        <ProjectList preferences={preferences} projects={projects} save={save} />
        <SwitchRow
          name={t('reports.settings.shareNames')}
          hint={t('reports.settings.shareNames.hint')}
          on={preferences.sharesProjectNames}
          onChange={(sharesProjectNames) => save({ sharesProjectNames })}
        />
      </details>
      <details className={styles.details}>
        <summary>{t('reports.settings.branches')}</summary>
        <SwitchRow
          name={t('reports.settings.keepBranches')}
          hint={t('reports.settings.keepBranches.hint')}
          on={preferences.keepsBranches}
          onChange={(keepsBranches) => save({ keepsBranches })}
        />
        <p className={styles.text}>{t('reports.settings.tickets')}</p>
        <input
          className={`${field.input} ${styles.short}`}
          aria-label={t('reports.settings.prefixes')}
          placeholder={t('reports.settings.prefixes.example')}
          defaultValue={preferences.ticketPrefixes.join(', ')}
          onBlur={({ currentTarget }) => {
            const ticketPrefixes = prefixesIn(currentTarget.value);
            if (ticketPrefixes.join() !== preferences.ticketPrefixes.join()) save({ ticketPrefixes });
          }}
        />
      </details>
      <details className={styles.details}>
        <summary>{t('reports.settings.prices')}</summary>
        <p className={styles.text}>{t('reports.settings.fast')}</p>
        <OptionalAmount
          label={t('reports.settings.fast.name')}
          value={preferences.prices.fastCredits}
          least={1}
          standard={defaultFastCredits}
          onCommit={(fastCredits) => save({ prices: { ...preferences.prices, fastCredits } })}
        />
        <p className={styles.text}>{t('reports.settings.prices.text')}</p>
        <PriceList preferences={preferences} save={save} />
      </details>
      <details className={styles.details}>
        <summary>{t('reports.settings.unusual')}</summary>
        <p className={styles.text}>{t('reports.settings.unusual.text')}</p>
        <OptionalAmount
          label={t('reports.settings.unusual.name')}
          value={preferences.taskThreshold}
          least={1}
          onCommit={(taskThreshold) => save({ taskThreshold })}
        />
      </details>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

function prefixesIn(text: string): string[] {
  return text
    .split(',')
    .map((prefix) => prefix.trim())
    .filter((prefix) => prefix !== '');
}

type Save = (change: Partial<UsagePreferences>) => void;

function ProjectList({ preferences, projects, save }: ReportSettingsProps & { readonly save: Save }) {
  const { t } = useTranslator();
  const change = (key: string, choice: ProjectChoice) =>
    save({ projects: { ...preferences.projects, [key]: { ...preferences.projects[key], ...choice } } });
  const rename = (key: string, before: string, name: string) =>
    save({
      projects: { ...preferences.projects, [key]: { ...preferences.projects[key], name } },
      givenNames: withoutNameGiven(preferences.givenNames, key, before),
    });
  return (
    <ul className={styles.projects}>
      {Object.entries(projects).map(([key, name]) => (
        <li key={key}>
          <input
            className={field.input}
            aria-label={t('reports.settings.project.name', { project: name })}
            maxLength={80}
            defaultValue={name}
            onBlur={({ currentTarget }) => currentTarget.value !== name && rename(key, name, currentTarget.value)}
          />
          <input
            className={field.input}
            aria-label={t('reports.settings.project.costCentre', { project: name })}
            placeholder={t('reports.settings.project.costCentre.short')}
            maxLength={80}
            defaultValue={preferences.projects[key]?.costCentre ?? ''}
            onBlur={({ currentTarget: { value } }) =>
              value !== (preferences.projects[key]?.costCentre ?? '') && change(key, { costCentre: value })
            }
          />
          <select
            className={field.input}
            aria-label={t('reports.settings.project.merge', { project: name })}
            value={preferences.projects[key]?.mergedInto ?? ''}
            onChange={({ currentTarget }) => change(key, { mergedInto: currentTarget.value })}
          >
            <option value="">{t('reports.settings.project.alone')}</option>
            {Object.entries(projects)
              .filter(([other]) => other !== key)
              .map(([other, otherName]) => (
                <option key={other} value={other}>
                  {t('reports.settings.project.under', { project: otherName })}
                </option>
              ))}
          </select>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={preferences.projects[key]?.hidden === true}
              onChange={({ currentTarget }) => change(key, { hidden: currentTarget.checked })}
            />
            {t('reports.settings.project.hide')}
          </label>
        </li>
      ))}
    </ul>
  );
}

function PriceList({ preferences, save }: { readonly preferences: UsagePreferences; readonly save: Save }) {
  const { t, formats } = useTranslator();
  const { prices } = preferences;
  const [row, setRow] = useState({ model: '', from: '', input: '', cached: '', output: '' });
  const readAmount = useReadAmount();
  const usd = [readAmount(row.input), readAmount(row.cached), readAmount(row.output)] as const;
  const isWhole = row.model.trim() !== '' && row.from !== '' && usd.every((rate) => rate >= 0);
  const add = () => {
    const own = { model: row.model.trim(), from: row.from, usd, source: 'own' };
    save({ prices: { ...prices, overrides: [...prices.overrides, own] } });
    setRow({ model: '', from: '', input: '', cached: '', output: '' });
  };
  return (
    <>
      {prices.overrides.map((own, index) => (
        <p key={`${own.model} ${own.from}`} className={styles.choice}>
          {t('reports.settings.price', {
            model: own.model,
            day: own.from,
            rates: own.usd.map((rate) => formats.number(rate, 4)).join(' / '),
          })}
          <Button
            kind="quiet"
            onClick={() =>
              save({ prices: { ...prices, overrides: prices.overrides.filter((_, other) => other !== index) } })
            }
          >
            {t('reports.remove')}
          </Button>
        </p>
      ))}
      <div className={styles.actions}>
        {(['model', 'from', 'input', 'cached', 'output'] as const).map((name) => (
          <input
            key={name}
            className={`${field.input} ${name === 'model' || name === 'from' ? styles.short : styles.number}`}
            type={name === 'from' ? 'date' : 'text'}
            aria-label={t(`reports.settings.price.${name}`)}
            placeholder={t(`reports.settings.price.${name}`)}
            value={row[name]}
            onInput={({ currentTarget }) => setRow({ ...row, [name]: currentTarget.value })}
          />
        ))}
        <Button disabled={!isWhole} onClick={add}>
          {t('reports.settings.price.add')}
        </Button>
      </div>
    </>
  );
}
