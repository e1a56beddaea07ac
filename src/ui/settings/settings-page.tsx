import type { Settings } from '../../domain/settings';
import { AlertSettings } from '../alerts/alert-settings';
import { ChoiceRow } from '../components/choice-row';
import { OutcomeLine } from '../components/outcome-line';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useOutcome } from '../components/use-outcome';
import { SessionFilesPanel } from '../session-files/session-files-panel';
import { useApp } from '../shell/app-context';
import { AppAccessPanel } from './app-access-panel';
import { DataPanel } from './data-panel';

const gauges = [
  { value: 'left', text: 'What is left' },
  { value: 'used', text: 'What is used' },
] as const;

const appearances = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const;

/** Display, alerts, data and session files. Every change applies at once. */
export function SettingsPage() {
  const { ports, settings } = useApp();
  const { outcome, run } = useOutcome();
  const save = (change: Partial<Settings>) => run(() => ports.saveSettings({ ...settings, ...change }));
  return (
    <Page title="Settings" actions={<OutcomeLine outcome={outcome} />}>
      <Panel name="Display">
        <ChoiceRow
          name="Numbers count"
          hint="The official page counts what is left."
          choices={gauges}
          value={settings.gauge}
          onChange={(gauge) => save({ gauge })}
        />
        <ChoiceRow
          name="Colours"
          choices={appearances}
          value={settings.appearance ?? 'system'}
          onChange={(appearance) => save({ appearance })}
        />
      </Panel>
      <AlertSettings settings={settings} save={save} />
      <DataPanel />
      {ports.appAccess && <AppAccessPanel appAccess={ports.appAccess} />}
      {ports.cli && <SessionFilesPanel cli={ports.cli} />}
    </Page>
  );
}
