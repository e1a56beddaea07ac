import { type Corner, corners } from '../../domain/page-badge/corner';
import type { Settings } from '../../domain/settings';
import { ChoiceRow } from '../components/choice-row';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';

interface CodexPagePanelProps {
  readonly settings: Settings;
  readonly save: (change: Partial<Settings>) => void;
  /** The corner of the badge, or null for none. Asks the browser first. */
  readonly saveBadge: (corner: Corner | null) => void;
}

const ages = [10, 30, 60];
const usualMinutes = 30;
const usualCorner: Corner = 'bottom-end';

/** What Headroom may do on the Codex page. All of it is off until the user switches it on. */
export function CodexPagePanel({ settings: { freshMinutes, pageBadge }, save, saveBadge }: CodexPagePanelProps) {
  const { t } = useTranslator();
  return (
    <Panel name={t('settings.page')} title={null}>
      <SwitchRow
        name={t('settings.fresh')}
        hint={t('settings.fresh.hint')}
        on={typeof freshMinutes === 'number'}
        onChange={(on) => save({ freshMinutes: on ? usualMinutes : null })}
      >
        <ChoiceRow
          name={t('settings.fresh.after')}
          choices={ages.map((value) => ({ value, text: t('settings.fresh.minutes', { minutes: value }) }))}
          value={freshMinutes ?? usualMinutes}
          onChange={(age) => save({ freshMinutes: age })}
        />
      </SwitchRow>
      <SwitchRow
        name={t('settings.pageBadge')}
        hint={t('settings.pageBadge.hint')}
        on={typeof pageBadge === 'string'}
        onChange={(on) => saveBadge(on ? usualCorner : null)}
      >
        <ChoiceRow
          name={t('settings.pageBadge.corner')}
          choices={corners.map((value) => ({ value, text: t(`settings.pageBadge.${value}`) }))}
          value={pageBadge ?? usualCorner}
          onChange={saveBadge}
        />
      </SwitchRow>
    </Panel>
  );
}
