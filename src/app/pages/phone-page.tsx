import { useState } from 'react';
import { Columns, Page, Stack } from '../../show/parts/page';
import { Panel } from '../../show/parts/panel';
import { Skeleton } from '../../show/parts/skeleton';
import { LayerList } from '../../show/phone/layer-list';
import { Said } from '../../show/phone/said';
import { WhatEachWayDoes } from '../../show/phone/what-each-way-does';
import { type Answered, AnswerPanel } from '../phone/answer-panel';
import { HandInPanel } from '../phone/hand-in-panel';
import { PairPanel } from '../phone/pair-panel';
import { PairedDevices } from '../phone/paired-devices';
import type { ComputerPhone, PhonePhone, PhonePorts } from '../phone/phone-ports';
import { PocketPanel } from '../phone/pocket-panel';
import { ShowOnPhone } from '../phone/show-on-phone';
import { PhoneContext, usePhoneData } from '../phone/use-phone';
import { useApp } from '../screen/app-context';
import type { Outcome } from '../screen/app-ports';
import { useLoaded } from '../screen/use-loaded';
import { NothingSeen } from './nothing-seen';

/** Headroom on your phone: hand over, pair, and see what works. */
export function PhonePage() {
  const { phone: load } = useApp().ports;
  return load ? <Loading load={load} /> : <NothingSeen title="Phone" about="Headroom on your phone." />;
}

function Loading({ load }: { readonly load: () => Promise<PhonePorts> }) {
  const { value: phone, failed } = useLoaded('phone', load);
  if (!phone) return <Page title="Phone">{failed ? <p>{notLoaded}</p> : <Skeleton />}</Page>;
  return (
    <PhoneContext value={phone}>
      {phone.computer ? <OnComputer computer={phone.computer} /> : null}
      {phone.phone ? <OnPhone pocket={phone.phone} /> : null}
    </PhoneContext>
  );
}

const notLoaded = 'This page could not be opened: storage does not answer. Reload it and try again.';

const lead = 'Your phone shows what your computer last saw. Nobody else can tell it anything.';

function OnComputer({ computer }: { readonly computer: ComputerPhone }) {
  const [pairing, setPairing] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [said, setSaid] = useState<Outcome | null>(null);
  const join = async (code: string) => {
    const step = await computer.join(code);
    if (step.ok) setAnswered(step);
    setSaid(step.ok ? null : step);
  };
  return (
    <Page title="Phone" lead={lead}>
      {pairing ? null : <ShowOnPhone title="Show it on your phone" />}
      <PairPanel computer={computer} onBusy={setPairing} />
      <Columns>
        <Stack>
          <PairedDevices computer={computer} />
          <Layers />
        </Stack>
        <Stack>
          {answered ? <AnswerPanel {...answered} /> : null}
          <HandInPanel
            title="From another device"
            lead="Bring in a file or a link another device made, or join the group of another computer by scanning its pairing code."
            onCode={(code) => void join(code)}
          />
          <Said outcome={said} />
        </Stack>
      </Columns>
      <Honestly />
    </Page>
  );
}

function OnPhone({ pocket }: { readonly pocket: PhonePhone }) {
  return (
    <Page title="Phone" lead={lead}>
      <PocketPanel pocket={pocket} />
      <Layers />
      <ShowOnPhone title="Hand it on to another device" />
      <Honestly />
    </Page>
  );
}

function Layers() {
  const { value: layers } = usePhoneData((phone) => phone.layers());
  return (
    <Panel name="Ways to the phone" title="How each way is doing">
      <LayerList layers={layers ?? []} />
    </Panel>
  );
}

function Honestly() {
  return (
    <Panel name="What each way can and cannot do">
      <WhatEachWayDoes />
    </Panel>
  );
}
