import { useState } from 'react';
import type { ComputerSide, DevicePorts, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { useAppAccess } from '../settings/use-app-access';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { PageLoadFailed } from '../shell/page-load-failed';
import { AppAddressPanel } from './app-address-panel';
import { ExportPanel } from './export-panel';
import { ImportPanel } from './import-panel';
import { OutcomeBox } from './outcome-box';
import { PairPanel } from './pair-panel';
import { PairedDevices } from './paired-devices';
import { type PairingAnswer, PairingAnswerPanel } from './pairing-answer-panel';
import { PhonePanel } from './phone-panel';
import { TransportComparison } from './transport-comparison';
import { TransportList } from './transport-list';
import { DevicesContext, useDeviceData } from './use-devices';

/** The Phone page: export to a phone, pairing, import, and how each transport is doing. */
export function DevicesPage() {
  const { phone: load } = useApp().ports;
  return load ? <LoadedPage load={load} /> : <NoDataPage title="Phone" about="Headroom on your phone." />;
}

function LoadedPage({ load }: { readonly load: () => Promise<DevicePorts> }) {
  const { value: devices, failed } = useLoaded('phone', load);
  if (!devices && failed) return <PageLoadFailed reason={loadFailed} />;
  if (!devices)
    return (
      <Page title="Phone">
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

const loadFailed = 'This page could not be opened: storage does not answer. Reload it and try again.';

const lead = 'Your phone shows what your computer last saw. Nobody else can tell it anything.';

/** The page on a computer, which pairs phones and other computers. */
function ComputerPage({ computer }: { readonly computer: ComputerSide }) {
  const { appAccess } = useApp().ports;
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
    <Page title="Phone" lead={lead}>
      {isPairing ? null : <ExportPanel title="Show it on your phone" />}
      {appAccess ? <AppAddressPanel appAccess={appAccess} /> : null}
      {appAccess && !view ? null : (
        <PairPanel computer={computer} withPhones={view?.isPublic ?? true} onBusy={setPairing} />
      )}
      <Columns>
        <Stack>
          <PairedDevices computer={computer} />
          <TransportsPanel />
        </Stack>
        <Stack>
          {answer ? <PairingAnswerPanel {...answer} /> : null}
          <ImportPanel
            title="From another device"
            lead="Bring in a file or a link another device made, or join the group of another computer by scanning its pairing code."
            onCode={(code) => void join(code)}
          />
          <OutcomeBox outcome={outcome} />
        </Stack>
      </Columns>
      <ComparisonPanel />
    </Page>
  );
}

/** The page on a phone, which is paired by a computer. */
function PhonePage({ phone }: { readonly phone: PhoneSide }) {
  return (
    <Page title="Phone" lead={lead}>
      <PhonePanel phone={phone} />
      <TransportsPanel />
      <ExportPanel title="Hand it on to another device" />
      <ComparisonPanel />
    </Page>
  );
}

function TransportsPanel() {
  const { value: transports } = useDeviceData((devices) => devices.transports());
  return (
    <Panel name="Ways to the phone" title="How each way is doing">
      <TransportList transports={transports ?? []} />
    </Panel>
  );
}

function ComparisonPanel() {
  return (
    <Panel name="What each way can and cannot do">
      <TransportComparison />
    </Panel>
  );
}
