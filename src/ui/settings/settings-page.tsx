import type { ReactNode } from 'react';
import { message } from '../../domain/messages/message';
import type { Corner } from '../../domain/page-badge/corner';
import type { Settings } from '../../domain/settings';
import { AlertSettings } from '../alerts/alert-settings';
import { ChoiceRow } from '../components/choice-row';
import { OutcomeLine } from '../components/outcome-line';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import { UnreadableNotice } from '../screen/unreadable-notice';
import { SessionFilesPanel } from '../session-files/session-files-panel';
import { AppAccessPanel } from './app-access-panel';
import { CodexPagePanel } from './codex-page-panel';
import { DataPanel } from './data-panel';
import { LanguageRow } from './language-row';
import styles from './settings-page.module.css';

const gauges = ['left', 'used'] as const;
const appearances = ['system', 'light', 'dark'] as const;

/**
 * Groups of panels in one column to read: display, alerts and data. Every change applies at once. Settings that cannot be read are
 * not shown: they would be the defaults, and a change would store those over the user's own.
 */
export function SettingsPage() {
  const { ports, settings, unreadable } = useApp();
  const { t } = useTranslator();
  const { outcome, run } = useOutcome();
  const save = (change: Partial<Settings>) => run(() => ports.saveSettings({ ...settings, ...change }));
  const saveBadge = (pageBadge: Corner | null) =>
    run(async () => {
      if (pageBadge && !(await ports.allowPageBadge?.()))
        return { ok: false, text: message('settings.pageBadge.refused') };
      return ports.saveSettings({ ...settings, pageBadge });
    });
  return (
    <Page title={t('shell.page.settings')} actions={<OutcomeLine outcome={outcome} />}>
      <div className={styles.column}>
        {unreadable ? <UnreadableNotice /> : <Choices settings={settings} save={save} saveBadge={saveBadge} />}
        <Group name={t('settings.data.group')}>
          <DataPanel />
          {ports.appAccess && <AppAccessPanel appAccess={ports.appAccess} />}
          {ports.cli && <SessionFilesPanel cli={ports.cli} />}
          <nav aria-label={t('settings.data.group')} className={styles.links}>
            <a href="#/privacy">{t('shell.privacy')}</a>
            {ports.firstSteps && <a href="#/welcome">{t('shell.welcome')}</a>}
          </nav>
        </Group>
      </div>
    </Page>
  );
}

interface ChoicesProps {
  readonly settings: Settings;
  readonly save: (change: Partial<Settings>) => void;
  readonly saveBadge: (corner: Corner | null) => void;
}

/** What the user has chosen, all of it in the stored settings. */
function Choices({ settings, save, saveBadge }: ChoicesProps) {
  const { ports } = useApp();
  const { t } = useTranslator();
  return (
    <>
      <Group name={t('settings.display')}>
        <Panel name={t('settings.display')} title={null}>
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
          {ports.host === 'extension' && (
            <SwitchRow
              name={t('settings.badge')}
              hint={t('settings.badge.hint')}
              on={!settings.iconOnly}
              onChange={(on) => save({ iconOnly: !on })}
            />
          )}
          <LanguageRow value={settings.language ?? 'system'} onChange={(language) => save({ language })} />
        </Panel>
      </Group>
      {ports.host === 'extension' && (
        <Group name={t('settings.page')}>
          <CodexPagePanel settings={settings} save={save} saveBadge={saveBadge} />
        </Group>
      )}
      <Group name={t('settings.alerts')}>
        <AlertSettings settings={settings} save={save} />
      </Group>
    </>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h2 className={styles.groupName}>{name}</h2>
      {children}
    </div>
  );
}
