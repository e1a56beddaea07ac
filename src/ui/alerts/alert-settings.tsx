import { Bell } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Settings } from '../../domain/settings';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import { AlertDelivery } from './alert-delivery';
import { CreditsField, LastCallField, SilenceField, ThresholdOptions } from './alert-rule-options';
import { AlertRules } from './alert-rules';
import { QuietHours } from './quiet-hours';
import { RecentAlerts } from './recent-alerts';

interface AlertSettingsProps {
  readonly settings: Settings;
  readonly save: (change: Partial<Settings>) => void;
}

/** The alert panels of the settings: delivery, rules, quiet hours and recent alerts. */
export function AlertSettings({ settings, save }: AlertSettingsProps) {
  const { snapshot } = useApp();
  const { t } = useTranslator();
  const { alerts } = settings;
  const change = (next: Settings['alerts']) => save({ alerts: next });
  const option = { alerts, onChange: change };
  const { value: status, outcome, busy, test } = useAlertStatus();
  return (
    <>
      {status ? (
        <Panel name={t('alert-settings.delivery')}>
          <AlertDelivery
            status={status}
            action={
              <Button disabled={busy} onClick={test}>
                <Bell size={14} aria-hidden="true" /> {t('alert-settings.delivery.test')}
              </Button>
            }
          />
          <OutcomeLine outcome={outcome} />
        </Panel>
      ) : null}
      <Panel name={t('alert-settings.rules')}>
        <AlertRules
          alerts={alerts}
          accounts={snapshot?.accounts.map(({ account }) => account) ?? []}
          onChange={change}
          options={{
            'reset-lapses': <LastCallField {...option} />,
            'use-threshold': <ThresholdOptions {...option} />,
            'credits-low': <CreditsField {...option} />,
            'nothing-seen': <SilenceField {...option} />,
          }}
        />
      </Panel>
      <Panel name={t('alert-settings.quiet')}>
        <QuietHours quiet={alerts.quiet} disabled={!alerts.on} onChange={(quiet) => change({ ...alerts, quiet })} />
      </Panel>
      {status ? (
        <Panel name={t('alert-settings.recent')}>
          <RecentAlerts alerts={status.recent} />
        </Panel>
      ) : null}
    </>
  );
}

/** Status of the alerts on this device, loaded again after a reading, a test or an alert. `value` is undefined where none can be shown. */
function useAlertStatus() {
  const { ports, snapshot } = useApp();
  const { outcome, busy, run } = useOutcome();
  const { alerts } = ports;
  const [turn, setTurn] = useState(0);
  useEffect(() => alerts?.onChange?.(() => setTurn((last) => last + 1)), [alerts]);
  const { value } = useLoaded(`${snapshot?.revision}/${busy}/${turn}`, async () => alerts?.status());
  return { value, outcome, busy, test: () => alerts && run(alerts.test) };
}
