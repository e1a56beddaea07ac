// @vitest-environment happy-dom

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { DevicePorts } from '../../../src/engine/ports/device-ports';
import type { PlaceLine, SharedDeviceLine, SyncPorts, SyncView } from '../../../src/engine/ports/sync-ports';
import { SyncPanel } from '../../../src/ui/devices/sync-panel';
import { DevicesContext } from '../../../src/ui/devices/use-devices';
import { emptySyncView } from '../../support/fixtures/sync-view';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 12);
const place: PlaceLine = {
  id: 'wss://relay.example',
  transport: 'relay',
  name: 'relay.example',
  readAt: now - 60_000,
  wroteAt: now - 60_000,
  bytes: 30_000,
  trouble: null,
  troubleAt: null,
  isBehind: false,
  isCurrent: true,
};
const laptop: SharedDeviceLine = {
  device: 'laptop',
  name: 'Laptop',
  role: 'computer',
  madeAt: now - 3_600_000,
  readAt: now - 60_000,
  lacking: [],
  isCurrent: true,
  gotAt: now - 120_000,
};
const chosen: SyncView = {
  self: 'here',
  isGroup: true,
  isRelaysOn: true,
  relays: ['wss://relay.example', 'wss://two.example'],
  places: [place, { ...place, id: 'wss://two.example', name: 'two.example' }],
  devices: [laptop],
  quorum: 2,
};

function show(view: SyncView, over: Partial<SyncPorts> = {}) {
  const sync: SyncPorts = {
    view: async () => view,
    addRelay: async () => ({ ok: true }),
    removeRelay: async () => ({ ok: true }),
    setRelaysOn: async () => ({ ok: true }),
    suggestions: [{ url: 'wss://three.example', page: 'https://three.example', isPaid: true }],
    chooseFolder: async () => ({ ok: true }),
    leaveFolder: async () => {},
    syncNow: async () => ({ ok: true }),
    ...over,
  };
  const devices = { sync, onChange: () => () => {} } as unknown as DevicePorts;
  const part = (
    <DevicesContext value={devices}>
      <SyncPanel />
    </DevicesContext>
  );
  renderScreen(part, { now, place: { zone: 'UTC', locale: 'en-GB' }, app: { ports: {}, snapshot: null } });
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the full history', () => {
  it('needs a group first', async () => {
    show({ ...emptySyncView, isGroup: false });
    await waitFor(() => expect(document.body.textContent).toMatch(/Pair a phone or another computer first/));
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('is off until a place is chosen, and says who can see what', async () => {
    show(emptySyncView);
    expect(await screen.findByText('Off. Nothing is sent anywhere.')).toBeTruthy();
    await waitFor(() =>
      expect(document.body.textContent).toMatch(/A relay sees your internet address.*It never sees what is in it/),
    );
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull();
  });

  it('tries the relay that was typed, and shows what came of it', async () => {
    const addRelay = vi.fn(async () => ({ ok: false as const, text: message('relay.add.address') }));
    const user = show(emptySyncView, { addRelay });
    await user.type(await screen.findByRole('textbox', { name: 'Address of a relay' }), 'relay.example');
    await user.click(await button('Try and use it'));
    expect(addRelay).toHaveBeenCalledWith('relay.example');
    await waitFor(() => expect(document.body.textContent).toMatch(/That is no address of a relay/));
  });

  it('links each suggested relay to its operator', async () => {
    show(emptySyncView);
    const link = await screen.findByText('Operator’s page');
    expect(link.getAttribute('href')).toBe('https://three.example');
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it('shows the health of each place, and that the newest state is saved', async () => {
    show(chosen);
    expect(await screen.findByText('Your newest state is in 2 places. That is enough.')).toBeTruthy();
    const entries = screen.getAllByText('Up to date');
    expect(entries).toHaveLength(2);
    expect(document.body.textContent?.match(/30 KB moved/g)).toHaveLength(2);
  });

  it('says of a place that failed why, and that nothing was lost', async () => {
    const failed = { ...place, trouble: 'timeout' as const, troubleAt: now - 60_000, isCurrent: false };
    show({ ...chosen, places: [failed, place] });
    expect(await screen.findByText('Not working')).toBeTruthy();
    await waitFor(() => expect(document.body.textContent).toMatch(/It did not answer\. Tried .* Nothing was lost/));
    await waitFor(() => expect(document.body.textContent).toMatch(/is in 1 place yet\. 2 are wanted/));
  });

  it('says of a place with an older state that it is behind', async () => {
    show({ ...chosen, places: [{ ...place, isBehind: true }] });
    expect(await screen.findByText('Behind')).toBeTruthy();
    await waitFor(() =>
      expect(document.body.textContent).toMatch(/It gave an older state than the one already here, which was kept/),
    );
  });

  it('asks before a group’s relays are used on this device', async () => {
    const setRelaysOn = vi.fn(async () => ({ ok: true as const, text: message('relay.on.done') }));
    const user = show({ ...chosen, isRelaysOn: false, places: [] }, { setRelaysOn });
    await waitFor(() =>
      expect(document.body.textContent).toMatch(/Your group uses relay\.example.*does not talk to them yet/),
    );
    await user.click(await button('Use these relays on this device too'));
    expect(setRelaysOn).toHaveBeenCalledWith(true);
  });

  it('removes a relay, and deletes there first if asked', async () => {
    const removeRelay = vi.fn(async () => ({ ok: true as const }));
    const user = show(chosen, { removeRelay });
    const section = within(await screen.findByRole('region', { name: 'Relays' }));
    await user.click(section.getAllByRole('button', { name: 'Remove…' })[0] as HTMLElement);
    await user.click(await button('Delete everything there, then remove'));
    expect(removeRelay).toHaveBeenCalledWith('wss://relay.example', true);
  });

  it('says where the browser has no folders', async () => {
    show(emptySyncView, { chooseFolder: null });
    await waitFor(() => expect(document.body.textContent).toMatch(/This browser cannot keep a folder/));
  });
});
