// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { compileAll, compiledOf } from '../../../scripts/i18n/catalogue';
import { foldAll } from '../../../src/domain/fold/fold';
import { AccountCard } from '../../../src/ui/accounts/account-card';
import { AccountPicker } from '../../../src/ui/accounts/account-picker';
import { ReaderContextProvider } from '../../../src/ui/components/reader-context';
import { now } from '../../support/fixtures/account-view';
import { manualClock, renderScreen } from '../../support/render-screen';
import { testTranslator } from '../../support/translator';

const catalogue = compileAll({ 'common.account.numbered': 'Konto {number, number}' });
const translator = testTranslator({ language: 'de', catalogue, fallback: compiledOf('en') });
const nameAccount = vi.fn(async () => ({ ok: true }) as const);
const account = (number: number) => ({ key: `${number}`, nickname: `Account ${number}`, colour: 0 });

function show(screen: ReactElement) {
  const reader = { clock: manualClock(now), translator };
  renderScreen(<ReaderContextProvider value={reader}>{screen}</ReaderContextProvider>, {
    app: { ports: { nameAccount } },
  });
}

describe('an account that was never named', () => {
  it('is called in the reader’s language', () => {
    show(
      <AccountPicker accounts={[account(1), account(2)]} current={account(1)} planLabel={null} onChoose={() => {}} />,
    );
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Konto 1', 'Konto 2']);
  });

  it('stays so when only its colour is changed', async () => {
    const actions = { busy: false, forget: vi.fn(), forgetSeveral: vi.fn(), keep: vi.fn(), assign: vi.fn() };
    show(<AccountCard account={account(2)} state={foldAll('2', []).fold.state} actions={actions} />);
    expect(screen.getByRole('region', { name: 'Konto 2' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Sky' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(nameAccount).toHaveBeenCalledWith('2', 'Account 2', 4);
  });
});
