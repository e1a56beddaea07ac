import type { Settings } from '../../domain/settings';
import { AlertSettings } from '../alerts/alert-settings';
import { ChoiceRow } from '../components/choice-row';
import { OutcomeLine } from '../components/outcome-line';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import { SessionFilesPanel } from '../session-files/session-files-panel';
import { useApp } from '../shell/app-context';
import { AppAccessPanel } from './app-access-panel';
import { DataPanel } from './data-panel';
import { LanguageRow } from './language-row';
import styles from './settings-page.module.css';

const gauges = ['left', 'used'] as const;
const appearances = ['system', 'light', 'dark'] as const;

/** Display, alerts and data, in one column to read. Every change applies at once. */
export function SettingsPage() {
  const { ports, settings } = useApp();
  const { t } = useTranslator();
  const { outcome, run } = useOutcome();
  const save = (change: Partial<Settings>) => run(() => ports.saveSettings({ ...settings, ...change }));
  return (
    <Page title={t('shell.page.settings')} actions={<OutcomeLine outcome={outcome} />}>
      <div className={styles.column}>
        <Panel name={t('settings.display')}>
          <ChoiceRow
            name={t('settings.gauge')}
            hint={t('settings.gauge.hint')}
            choices={gauges.map((value) => ({ value, text: t(`common.gauge.${value}`) }))}
            value={settings.gauge}
            onChange={(gauge) => save({ gauge })}
          />
          <ChoiceRow
            name={t('settings.appearance')}
            choices={appearances.map((value) => ({ value, text: t(`settings.appearance.${value}`) }))}
            value={settings.appearance ?? 'system'}
            onChange={(appearance) => save({ appearance })}
          />
          <LanguageRow value={settings.language ?? 'system'} onChange={(language) => save({ language })} />
        </Panel>
        <AlertSettings settings={settings} save={save} />
        <DataPanel />
        {ports.appAccess && <AppAccessPanel appAccess={ports.appAccess} />}
        {ports.cli && <SessionFilesPanel cli={ports.cli} />}
      </div>
    </Page>
  );
}
