import type { Settings } from '../../domain/settings';
import { ChoiceRow } from '../components/choice-row';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { SwitchRow } from '../components/switch-row';

interface CodexPagePanelProps {
  readonly settings: Settings;
  readonly save: (change: Partial<Settings>) => void;
}

const ages = [10, 30, 60];
const usualMinutes = 30;

/** What Headroom may do on the Codex page. All of it is off until the user switches it on. */
export function CodexPagePanel({ settings: { freshMinutes }, save }: CodexPagePanelProps) {
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
    </Panel>
  );
}
