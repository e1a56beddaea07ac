// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppAccessPorts, AppAccessView } from '../../../src/engine/ports/app-access-ports';
import { AppAccessPanel } from '../../../src/ui/settings/app-access-panel';
import { renderScreen } from '../../support/render-screen';

const local: AppAccessView = {
  address: 'http://localhost:4173/',
  origin: 'http://localhost:4173',
  isChosen: false,
  isPublic: false,
  consent: 'asked',
};

function show(view: Partial<AppAccessView> = {}, change: Partial<AppAccessPorts> = {}) {
  const ports = {
    read: async () => ({ ...local, ...view }),
    decide: vi.fn(async () => ({ ok: true }) as const),
    move: vi.fn(async () => ({ ok: true, text: 'moved' }) as const),
    onChange: () => () => {},
    ...change,
  };
  renderScreen(<AppAccessPanel appAccess={ports} />);
  return ports;
}

afterEach(cleanup);

const button = (name: string) => screen.findByRole('button', { name });

describe('the app in this browser', () => {
  it('says who asks and what it would get, and gives nothing by itself', async () => {
    const { decide } = show();
    await screen.findByText(/http:\/\/localhost:4173 asks to show/);
    screen.getByText(/It never gets keys or paired devices/);
    expect(decide).not.toHaveBeenCalled();
    await userEvent.click(await button('Don’t allow'));
    expect(decide).toHaveBeenCalledWith('refused');
  });

  it('can be withdrawn', async () => {
    const { decide } = show({ consent: 'allowed' });
    await userEvent.click(await button('Stop sharing'));
    expect(decide).toHaveBeenCalledWith('refused');
    expect(screen.queryByRole('button', { name: 'Allow' })).toBeNull();
  });

  it('takes the address the user types', async () => {
    const { move } = show();
    await userEvent.type(await screen.findByLabelText('Address of the app'), 'https://you.example/headroom/');
    await userEvent.click(await button('Use this address'));
    expect(move).toHaveBeenCalledWith('https://you.example/headroom/');
    await screen.findByText(/moved/);
  });
});
