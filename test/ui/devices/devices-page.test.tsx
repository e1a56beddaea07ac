// @vitest-environment happy-dom

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { ComputerSide, DeviceLine, DevicePorts, PhoneSide } from '../../../src/engine/ports/device-ports';
import type { PlaceLine, SharedDeviceLine, SyncView } from '../../../src/engine/ports/sync-ports';
import { GroupDevices } from '../../../src/ui/devices/group-devices';
import { ImportPanel } from '../../../src/ui/devices/import-panel';
import { PairPanel } from '../../../src/ui/devices/pair-panel';
import { PairedDevices } from '../../../src/ui/devices/paired-devices';
import { DevicesContext } from '../../../src/ui/devices/use-devices';
import { WhoSees } from '../../../src/ui/devices/who-sees';
import { emptySyncView } from '../../support/fixtures/sync-view';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 12);
const code = { size: 21, path: 'M0 0h7v1h-7z' };
const line: DeviceLine = {
  device: 'phone-1',
  role: 'phone',
  name: 'Pixel',
  pairedAt: now,
  vendor: 'Google',
  acceptedAt: now - 60_000,
  trouble: null,
  gone: false,
  sentToday: 3,
  cap: 24,
  linkAgain: false,
  pairAgain: false,
};

function computer(over: Partial<ComputerSide> = {}): ComputerSide {
  return {
    ownName: async () => 'Chrome on Linux',
    setOwnName: async () => {},
    allow: async () => true,
    begin: async () => ({ link: 'https://x.example/#p=1', until: now + 180_000, code }),
    accept: async () => ({ ok: true, name: 'Pixel', role: 'phone', digits: '042137' }),
    confirm: async () => ({ ok: true, name: 'Pixel', link: null }),
    cancel: () => {},
    onAnswer: () => () => {},
    devices: async () => [line],
    rename: async () => {},
    revoke: async () => [],
    renewKeys: async () => [],
    keyLink: async () => null,
    confirmKeys: async () => {},
    test: async () => ({ ok: true, text: 'taken' }),
    options: async () => ({ hideNumbers: false, paused: false }),
    setOptions: async () => {},
    join: async () => ({ ok: false, text: message('devices.code.expired') }),
    ...over,
  };
}

function show(part: React.ReactNode, phone: Partial<DevicePorts> = {}) {
  const ports = {
    shareExport: { snapshot: async () => null, animatedQr: async () => null, saveFile: async () => ({ ok: true }) },
    shareImport: {
      scanner: null,
      importText: async () => ({ kind: 'refused', text: 'no' }),
      importFile: async () => ({ ok: true }),
    },
    copy: async () => true,
    paste: async () => null,
    shareLink: null,
    transports: async () => [],
    sync: { view: async () => emptySyncView },
    incomingShare: () => null,
    onChange: () => () => {},
    computer: null,
    phone: null,
    ...phone,
  } as DevicePorts;
  const app = { ports: {}, snapshot: null };
  renderScreen(<DevicesContext value={ports}>{part}</DevicesContext>, {
    now,
    place: { zone: 'UTC', locale: 'en-GB' },
    app,
  });
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('pairing on the computer', () => {
  it('shows a code, takes the answer, compares the digits and says who is paired', async () => {
    const confirm = vi.fn(async () => ({ ok: true as const, name: 'Pixel', link: null }));
    const user = show(<PairPanel computer={computer({ confirm })} onBusy={() => {}} />);
    await user.click(await button('Add a phone or computer'));
    expect(await screen.findByRole('img', { name: /Pairing code/ })).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toBe('3:00');
    await user.type(screen.getByLabelText('The phone’s answer'), '#r=1');
    await user.click(await button('Continue'));
    expect(await screen.findByRole('img', { name: '0 4 2 1 3 7' })).toBeTruthy();
    expect(confirm).not.toHaveBeenCalled();
    await user.click(await button('Same number'));
    await screen.findByText(/Pixel is paired/);
  });

  it('asks for the name by which other devices tell this computer apart', async () => {
    const setOwnName = vi.fn(async () => {});
    const user = show(<PairPanel computer={computer({ setOwnName })} onBusy={() => {}} />);
    const field = await screen.findByLabelText(/Name of this computer/);
    expect((field as HTMLInputElement).value).toBe('Chrome on Linux');
    await user.type(field, ', home');
    expect(setOwnName).toHaveBeenLastCalledWith('Chrome on Linux, home');
  });

  it('shares nothing after different digits', async () => {
    const [confirm, cancel] = [vi.fn(), vi.fn()];
    const user = show(<PairPanel computer={computer({ confirm, cancel })} onBusy={() => {}} />);
    await user.click(await button('Add a phone or computer'));
    await user.type(await screen.findByLabelText('The phone’s answer'), '#r=1');
    await user.click(await button('Continue'));
    await user.click(await button('Different'));
    await screen.findByText(/Nothing was shared/);
    expect(confirm).not.toHaveBeenCalled();
    expect(cancel).toHaveBeenCalled();
  });

  it('shows no code without permission', async () => {
    const begin = vi.fn();
    const user = show(<PairPanel computer={computer({ allow: async () => false, begin })} onBusy={() => {}} />);
    await user.click(await button('Add a phone or computer'));
    await screen.findByText(/work all the same/);
    expect(begin).not.toHaveBeenCalled();
  });

  it('says why an answer is refused, and leaves the code standing', async () => {
    const accept = async () => ({ ok: false as const, text: message('devices.host.other-code') });
    const user = show(<PairPanel computer={computer({ accept })} onBusy={() => {}} />);
    await user.click(await button('Add a phone or computer'));
    await user.type(await screen.findByLabelText('The phone’s answer'), '#r=1');
    await user.click(await button('Continue'));
    await screen.findByText('This answers another code. Scan the code on this screen and bring its answer.');
    expect(screen.getByRole('img', { name: /Pairing code/ })).toBeTruthy();
  });
});

describe('paired devices', () => {
  it('say when the vendor took the last message and how many of the day are used', async () => {
    show(<PairedDevices computer={computer()} />);
    await screen.findByText(/Last accepted by Google/);
    expect(screen.getByText(/\. 3 of 24 messages in 24 h\.$/)).toBeTruthy();
  });

  it('ask before a phone is removed', async () => {
    const revoke = vi.fn(async () => ['Laptop']);
    const user = show(<PairedDevices computer={computer({ revoke })} />);
    await user.click(await button('Remove…'));
    expect(revoke).not.toHaveBeenCalled();
    await user.click(await button('Remove Pixel'));
    await screen.findByText(
      'This computer sends nothing more to Pixel. The keys were renewed. These computers do not know it yet: Laptop. Bring each one its new keys, as the list shows.',
    );
    expect(revoke).toHaveBeenCalledWith('phone-1');
  });

  it('say of a computer that has former keys how it is linked again, and of any other when it would be', async () => {
    const laptop: DeviceLine = { ...line, device: 'laptop', role: 'computer', name: 'Laptop', vendor: null, cap: null };
    const tower: DeviceLine = { ...laptop, device: 'tower', name: 'Tower', linkAgain: true };
    show(<PairedDevices computer={computer({ devices: async () => [laptop, tower] })} />);
    await screen.findByText(/Tower may not know yet.*paste them on Tower, on Headroom’s Devices page/);
    screen.getByText('Link again');
    screen.getByText(/keys renewed on Laptop\? Then link this computer again/);
    screen.getByText(/Its link with new keys, or a file saved there, will do too/);
  });

  it('say before a removal who goes on sending until the new keys reached them', async () => {
    const laptop: DeviceLine = { ...line, device: 'laptop', role: 'computer', name: 'Laptop', vendor: null, cap: null };
    const user = show(<PairedDevices computer={computer({ devices: async () => [line, laptop] })} />);
    await user.click((await screen.findAllByRole('button', { name: 'Remove…' }))[0] as HTMLElement);
    await screen.findByText(
      /Until you bring them the new keys, Laptop will go on sending to Pixel, and it can read that\./,
    );
    // Nothing promises a computer keys that nothing brings it.
    screen.getByText(
      /Another computer gets them by a file or link you bring it, or by the full history where it is shared\./,
    );
    await user.click(await button('Cancel'));
    await user.click((await screen.findAllByRole('button', { name: 'Remove…' }))[1] as HTMLElement);
    await screen.findByText(/Until a phone is paired again, it can make the phone show one fixed sentence/);
  });

  it('hand over the new keys to a computer by a link, and note that it has them', async () => {
    const tower: DeviceLine = {
      ...line,
      device: 'tower',
      role: 'computer',
      name: 'Tower',
      vendor: null,
      linkAgain: true,
    };
    const [keyLink, confirmKeys] = [vi.fn(async () => 'https://x.example/#k=1'), vi.fn(async () => {})];
    const copy = vi.fn(async () => true);
    const user = show(<PairedDevices computer={computer({ devices: async () => [tower], keyLink, confirmKeys })} />, {
      copy,
    });
    await user.click(await button('Copy the new keys'));
    await screen.findByText(/Paste it on Tower\. Only that computer can open it/);
    expect(copy).toHaveBeenCalledWith('https://x.example/#k=1');
    await user.click(await button('It has them'));
    expect(confirmKeys).toHaveBeenCalledWith('tower');
  });

  it('say of a phone that a removed computer can still address that it must be paired again', async () => {
    show(<PairedDevices computer={computer({ devices: async () => [{ ...line, pairAgain: true }] })} />);
    await screen.findByText(/A computer was removed that can still make this phone show one fixed sentence/);
    screen.getByText('Pair again');
  });

  it('let the lock screen be kept silent about numbers', async () => {
    const setOptions = vi.fn(async () => {});
    const user = show(<PairedDevices computer={computer({ setOptions })} />);
    await user.click(await screen.findByLabelText(/Hide numbers/));
    expect(setOptions).toHaveBeenCalledWith({ hideNumbers: true, paused: false });
  });
});

describe('every device of the group', () => {
  const laptop: SharedDeviceLine = {
    ...{ device: 'laptop', name: 'Laptop', role: 'computer', madeAt: now - 3_600_000, readAt: now - 60_000 },
    ...{ lacking: [], isCurrent: true, gotAt: now - 120_000 },
  };
  const place: PlaceLine = {
    ...{ id: 'wss://relay.example', transport: 'relay', name: 'relay.example', readAt: now - 60_000, wroteAt: null },
    ...{ bytes: 0, trouble: null, troubleAt: null, isBehind: false, isCurrent: true },
  };
  const shared: SyncView = { ...emptySyncView, places: [place], devices: [laptop], quorum: 1 };
  const withView = (view: SyncView) => ({ sync: { view: async () => view } }) as Partial<DevicePorts>;
  const items = async () =>
    within(await screen.findByRole('region', { name: 'Paired devices' })).getAllByRole('listitem');
  const textOf = (item: Element | undefined) => item?.textContent ?? '';

  it('is listed with how it is reached, and when it last sent and got something', async () => {
    show(<PairedDevices computer={computer()} />, withView(shared));
    await screen.findByText('Chrome on Linux');
    const [own, pixel, other] = await items();
    expect(textOf(own)).toMatch(/^Chrome on Linux.*This device.*Last sent.*11:59.*Last got.*11:59/);
    expect(textOf(pixel)).toMatch(/^Pixel.*Last sentNothing yet.*Last got.*11:59.*Reached byPush(?! ·)/);
    expect(textOf(other)).toMatch(/^Laptop.*Last sent.*11:00.*Last got.*11:58.*Reached byRelay/);
    expect(textOf(other)).toMatch(/It has your newest state\.$/);
  });

  it('says what of its history is missing here', async () => {
    const lacking = [Date.UTC(2026, 9, 1), Date.UTC(2026, 8, 1)];
    show(<PairedDevices computer={computer()} />, withView({ ...shared, devices: [{ ...laptop, lacking }] }));
    expect(textOf((await items())[2])).toMatch(/Parts of 2 months are still missing here, the oldest from .*September/);
  });

  it('is reached by hand where nothing else leads there', async () => {
    const ended = { ...line, gone: true };
    const silent = { ...laptop, madeAt: null, readAt: null, isCurrent: false, gotAt: null };
    show(
      <PairedDevices computer={computer({ devices: async () => [ended] })} />,
      withView({ ...shared, devices: [silent] }),
    );
    const [, pixel, other] = await items();
    expect(textOf(pixel)).toMatch(/Reached byCode, link or file/);
    expect(textOf(other)).toMatch(/Last sentNothing yet.*Last gotNothing yet.*Reached byCode, link or file$/);
  });

  it('is listed on a phone as well, the phone itself first and once', async () => {
    const host = { device: 'desk', name: 'Desk', role: 'computer' as const };
    const own = { device: 'here', name: 'Pixel', role: 'phone' as const };
    const times = { pairedAt: now - 86_400_000, lastAt: now - 60_000 };
    const state = { subscriptionLost: false, computerRemoved: false, silence: null };
    const phone = {
      ownName: async () => 'Pixel',
      membership: async () => ({ host, roster: [host, own], ...times, ...state }),
    } as unknown as PhoneSide;
    show(
      <GroupDevices phone={phone} />,
      withView({ ...shared, devices: [{ ...laptop, device: 'desk', name: 'Desk' }] }),
    );
    await screen.findByText('Pixel');
    const [first, second, ...others] = await items();
    expect(others).toEqual([]);
    expect(textOf(first)).toMatch(/^Pixel.*This device/);
    expect(textOf(second)).toMatch(/^Desk.*Last sent.*11:59.*Last got.*11:58.*Reached byPush · Relay/);
  });

  it('says in plain words who can see what', async () => {
    show(<WhoSees />);
    const panel = await screen.findByRole('region', { name: 'Who can see what' });
    for (const words of [/4 KB went to your phone/, /Internet addresses, times, and padded sizes/, /passphrase alone/])
      expect(within(panel).getByText(words)).toBeTruthy();
    expect(panel.textContent).toMatch(/The makers of HeadroomNothing\.$/);
  });
});

describe('taking something in', () => {
  it('asks before it keeps what a link offers', async () => {
    const keep = vi.fn(async () => ({ ok: true as const, text: '7 new readings are kept.' }));
    const offer = { takenAt: now, accounts: [{ key: 'a', nickname: 'Work', colour: 1 }], readings: 7, keep };
    const shareImport = {
      scanner: null,
      importFile: async () => ({ ok: true as const }),
      importText: async () => ({ kind: 'snapshot' as const, snapshot: offer }),
    };
    const panel = <ImportPanel title="From your computer" lead="Scan it." onCode={() => {}} />;
    const user = show(panel, { shareImport, paste: async () => 'https://x.example/#s=1' });
    await user.click(await button('Paste'));
    await screen.findByText('Work');
    screen.getByText(/: 7 readings\.$/);
    expect(keep).not.toHaveBeenCalled();
    await user.click(await button('Keep it'));
    await screen.findByText('7 new readings are kept.');
  });

  it('takes in what the app was opened with, once', async () => {
    const importText = vi.fn(async () => ({ kind: 'code' as const, code: '42' }));
    const onCode = vi.fn();
    const shares = [{ kind: 'text' as const, text: '#p=42' }];
    const shareImport = { scanner: null, importFile: async () => ({ ok: true as const }), importText };
    show(<ImportPanel title="In" lead="" onCode={onCode} />, {
      shareImport,
      incomingShare: () => shares.pop() ?? null,
    });
    await waitFor(() => expect(onCode).toHaveBeenCalledWith('42'));
    expect(importText).toHaveBeenCalledTimes(1);
    expect(importText).toHaveBeenCalledWith('#p=42');
  });

  it('asks only for the passphrase of a file that was shared, and again when it was mistyped', async () => {
    const file = new File(['HRSYNC'], 'headroom.hrsync');
    const outcomes = [
      { ok: false as const, text: 'The passphrase does not fit this file.' },
      { ok: true as const, text: '7 new readings are kept.' },
    ];
    const importFile = vi.fn(async () => outcomes.shift() ?? { ok: true as const });
    const shareImport = { scanner: null, importText: vi.fn(), importFile };
    const shares = [{ kind: 'file' as const, file }];
    const panel = <ImportPanel title="In" lead="" onCode={() => {}} />;
    const user = show(panel, { shareImport, incomingShare: () => shares.pop() ?? null });
    await screen.findByText('headroom.hrsync');
    await user.type(screen.getByLabelText('Its passphrase'), 'five smal words');
    await user.click(await button('Open'));
    await screen.findByText(/does not fit/);
    await user.click(await button('Open'));
    await screen.findByText('7 new readings are kept.');
    expect(importFile).toHaveBeenCalledWith(file, 'five smal words');
    expect(screen.queryByText('headroom.hrsync')).toBeNull();
  });

  it('puts aside a shared file that is not wanted, and says why when one did not arrive', async () => {
    const shares = [
      { kind: 'lost' as const, text: message('devices.lost') },
      { kind: 'file' as const, file: new File(['x'], 'strange.hrsync') },
    ];
    const listeners: (() => void)[] = [];
    const onChange = (listener: () => void) => {
      listeners.push(listener);
      return () => {};
    };
    const panel = <ImportPanel title="In" lead="" onCode={() => {}} />;
    const user = show(panel, { incomingShare: () => shares.pop() ?? null, onChange });
    await user.click(await button('Not mine'));
    expect(screen.queryByText('strange.hrsync')).toBeNull();
    for (const tell of listeners) tell();
    await screen.findByText(/^What was shared did not arrive here\. Use “Open a file”/);
  });
});
