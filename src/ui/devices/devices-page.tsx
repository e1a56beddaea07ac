import { useState } from 'react';
import type { ComputerSide, DevicePorts, PhoneSide } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { Columns, Page, Stack } from '../components/page';
import { Panel } from '../components/panel';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';
import { NoDataPage } from '../shell/no-data-page';
import { ExportPanel } from './export-panel';
import { ImportPanel } from './import-panel';
import { PairPanel } from './pair-panel';
import { PairedDevices } from './paired-devices';
import { type PairingAnswer, PairingAnswerPanel } from './pairing-answer-panel';
import { PhonePanel } from './phone-panel';
import { StatusLine } from './status-line';
import { TransportComparison } from './transport-comparison';
import { TransportList } from './transport-list';
import { DevicesContext, useDeviceData } from './use-devices';

/** Headroom on your phone: hand over, pair, and see what works. */
export function DevicesPage() {
  const { phone: load } = useApp().ports;
  return load ? <Loading load={load} /> : <NoDataPage title="Phone" about="Headroom on your phone." />;
}

function Loading({ load }: { readonly load: () => Promise<DevicePorts> }) {
  const { value: phone, failed } = useLoaded('phone', load);
  if (!phone) return <Page title="Phone">{failed ? <p>{notLoaded}</p> : <Skeleton />}</Page>;
  return (
    <DevicesContext value={phone}>
      {phone.computer ? <OnComputer computer={phone.computer} /> : null}
      {phone.phone ? <OnPhone pocket={phone.phone} /> : null}
    </DevicesContext>
  );
}

const notLoaded = 'This page could not be opened: storage does not answer. Reload it and try again.';

const lead = 'Your phone shows what your computer last saw. Nobody else can tell it anything.';

function OnComputer({ computer }: { readonly computer: ComputerSide }) {
  const [pairing, setPairing] = useState(false);
  const [answered, setAnswered] = useState<PairingAnswer | null>(null);
  const [said, setSaid] = useState<Outcome | null>(null);
  const join = async (code: string) => {
    const step = await computer.join(code);
    if (step.ok) setAnswered(step);
    setSaid(step.ok ? null : step);
  };
  return (
    <Page title="Phone" lead={lead}>
      {pairing ? null : <ExportPanel title="Show it on your phone" />}
      <PairPanel computer={computer} onBusy={setPairing} />
      <Columns>
        <Stack>
          <PairedDevices computer={computer} />
          <TransportsPanel />
        </Stack>
        <Stack>
          {answered ? <PairingAnswerPanel {...answered} /> : null}
          <ImportPanel
            title="From another device"
            lead="Bring in a file or a link another device made, or join the group of another computer by scanning its pairing code."
            onCode={(code) => void join(code)}
          />
          <StatusLine outcome={said} />
        </Stack>
      </Columns>
      <ComparisonPanel />
    </Page>
  );
}

function OnPhone({ pocket }: { readonly pocket: PhoneSide }) {
  return (
    <Page title="Phone" lead={lead}>
      <PhonePanel pocket={pocket} />
      <TransportsPanel />
      <ExportPanel title="Hand it on to another device" />
      <ComparisonPanel />
    </Page>
  );
}

function TransportsPanel() {
  const { value: layers } = useDeviceData((phone) => phone.transports());
  return (
    <Panel name="Ways to the phone" title="How each way is doing">
      <TransportList layers={layers ?? []} />
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
