// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { PopupPorts } from '../../../src/engine/ports/screen-ports';
import { PopupNotices } from '../../../src/ui/popup/popup-notices';
import { usePopupQuestions } from '../../../src/ui/popup/popup-questions';
import { now } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

function show(change: Partial<PopupPorts>, troubles: Parameters<typeof PopupNotices>[0]['troubles'] = []) {
  const openApp = vi.fn();
  const ports = { askingApp: async () => null, ...change };
  function Asked() {
    return <PopupNotices troubles={troubles} questions={usePopupQuestions(ports)} openApp={openApp} />;
  }
  renderScreen(<Asked />);
  return openApp;
}

it('insists on a used-up budget and leads to where it is answered', async () => {
  const openApp = show({ budgetStop: async () => 'Home' });
  expect((await screen.findByRole('alert')).textContent).toMatch(/“Home” is used up\. Headroom cannot stop Codex/);
  await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
  expect(openApp).toHaveBeenCalledWith('/reports');
});

it('is not there where none is used up, or nobody can tell', async () => {
  const budgetStop = vi.fn(async () => null);
  show({ budgetStop });
  await waitFor(() => expect(budgetStop).toHaveBeenCalled());
  expect(screen.queryByRole('alert')).toBeNull();
});

it('counts what waits for an answer with what is wrong, in one row that is open while something waits', async () => {
  show({ budgetStop: async () => 'Home', askingApp: async () => 'https://app.example' }, [
    { kind: 'drift', at: now, count: 1 },
  ]);
  const row = await screen.findByText('3 things to fix');
  expect(row.closest('details')?.open).toBe(true);
  screen.getByRole('region', { name: 'App in this browser' });
});

it('is closed while nothing waits', () => {
  show({}, [
    { kind: 'drift', at: now, count: 1 },
    { kind: 'signed-out', at: now },
  ]);
  expect(screen.getByText('2 things to fix').closest('details')?.open).toBe(false);
});

it('says that an app waits, and leads to where the user decides', async () => {
  const openApp = show({ askingApp: async () => 'http://localhost:4173' });
  await screen.findByText(/http:\/\/localhost:4173 asks/);
  await userEvent.click(screen.getByRole('button', { name: 'Decide' }));
  expect(openApp).toHaveBeenCalledWith('/settings');
});
