import { useState } from 'react';
import type { ComputerSide, DevicePorts, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import { NoDataPage } from '../screen/no-data-page';
import { PageLoadFailed } from '../screen/page-load-failed';
import { useAppAccess } from '../settings/use-app-access';
import { AppAddressPanel } from './app-address-panel';
import styles from './devices.module.css';
import { ExportPanel } from './export-panel';
import { GroupDevices } from './group-devices';
import { ImportPanel } from './import-panel';
import { OutcomeBox } from './outcome-box';
import { PairPanel } from './pair-panel';
import { PairedDevices } from './paired-devices';
import { type PairingAnswer, PairingAnswerPanel } from './pairing-answer-panel';
import { PhonePanel } from './phone-panel';
import { SyncPanel } from './sync-panel';
import { TransportComparison } from './transport-comparison';
import { TransportList } from './transport-list';
import { DevicesContext, useDeviceData } from './use-devices';
import { WhoSees } from './who-sees';

/** The Devices page: each device, export to a phone, pairing, import, the full history, and who can see what. */
export function DevicesPage() {
  const { ports, unreadable } = useApp();
  const { t } = useTranslator();
  if (!ports.phone || unreadable) return <NoDataPage title={t('shell.page.devices')} about={t('devices.page.about')} />;
  return <LoadedPage load={ports.phone} />;
}

function LoadedPage({ load }: { readonly load: () => Promise<DevicePorts> }) {
  const { t } = useTranslator();
  const { value: devices, failed } = useLoaded('phone', load);
  if (!devices && failed) return <PageLoadFailed reason={t('devices.loadFailed')} />;
  if (!devices)
    return (
      <Page title={t('shell.page.devices')}>
        <Skeleton />
      </Page>
    );
  return (
    <DevicesContext value={devices}>
      {devices.computer ? <ComputerPage computer={devices.computer} /> : null}
      {devices.phone ? <PhonePage phone={devices.phone} /> : null}
    </DevicesContext>
  );
}

/** The page on a computer, which pairs phones and other computers. */
function ComputerPage({ computer }: { readonly computer: ComputerSide }) {
  const { appAccess } = useApp().ports;
  const { t } = useTranslator();
  const view = useAppAccess(appAccess);
  const [isPairing, setPairing] = useState(false);
  const [answer, setAnswer] = useState<PairingAnswer | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const join = async (code: string) => {
    const step = await computer.join(code);
    if (step.ok) setAnswer(step);
    setOutcome(step.ok ? null : step);
  };
  return (
    <Page title={t('shell.page.devices')} lead={t('devices.page.lead')}>
      <PairedDevices computer={computer} />
      {appAccess ? <AppAddressPanel appAccess={appAccess} /> : null}
      <Columns>
        {isPairing ? null : <ExportPanel title={t('devices.show')} />}
        <Stack>
          {appAccess && !view ? null : (
            <PairPanel computer={computer} withPhones={view?.isPublic ?? true} onBusy={setPairing} />
          )}
          {answer ? <PairingAnswerPanel {...answer} /> : null}
          <ImportPanel
            title={t('devices.fromDevice')}
            lead={t('devices.fromDevice.lead')}
            onCode={(code) => void join(code)}
          />
          <OutcomeBox outcome={outcome} />
        </Stack>
      </Columns>
      <SyncPanel />
      <Columns>
        <TransportsPanel />
        <WhoSees />
      </Columns>
      <ComparisonPanel />
    </Page>
  );
}

/** The page on a phone, which is paired by a computer. */
function PhonePage({ phone }: { readonly phone: PhoneSide }) {
  const { t } = useTranslator();
  return (
    <Page title={t('shell.page.devices')} lead={t('devices.page.lead')}>
      <GroupDevices phone={phone} />
      <PhonePanel phone={phone} />
      <SyncPanel />
      <Columns>
        <TransportsPanel />
        <WhoSees />
      </Columns>
      <ExportPanel title={t('devices.handOn')} />
      <ComparisonPanel />
    </Page>
  );
}

function TransportsPanel() {
  const { t } = useTranslator();
  const { value: transports } = useDeviceData((devices) => devices.transports());
  return (
    <Panel name={t('devices.ways')} title={t('devices.ways.title')}>
      <TransportList transports={transports ?? []} />
    </Panel>
  );
}

function ComparisonPanel() {
  const { t } = useTranslator();
  return (
    <Panel name={t('devices.compare')} title={null}>
      <details>
        <summary className={styles.summary}>{t('devices.compare')}</summary>
        <TransportComparison />
      </details>
    </Panel>
  );
}
