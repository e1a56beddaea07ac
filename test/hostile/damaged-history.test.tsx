// @vitest-environment happy-dom
// The History page drawn over a database in which rows are damaged: it shows what is whole, and never fails.
import 'fake-indexeddb/auto';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { viewAccount } from '../../src/domain/accounts/view-account';
import { seededRandom } from '../../src/domain/random';
import { createStoredPorts } from '../../src/engine/history/stored-ports';
import { HistoryPage } from '../../src/ui/history/history-page';
import type { AppContext } from '../../src/ui/screen/app-context';
import { createHashRouter } from '../../src/ui/screen/router';
import { addressBar, renderScreen } from '../support/render-screen';
import { attempts, tried } from './support/attempts';
import { createBackground, startAt } from './support/background';
import { damage, fillWorld } from './support/damage';

const tables = ['observations', 'events', 'segments', 'summaries'];

it('shows what is whole', { timeout: 120_000 }, async () => {
  const { tables: all, ...rest } = await fillWorld();
  const stored = { ...rest, tables: Object.fromEntries(tables.map((name) => [name, all[name] ?? []])) };
  const count = attempts(8, 60);
  tried(count);
  for (let seed = 1; seed <= count; seed += 1) {
    const { world, where } = await damage({ ...stored, values: new Map(), session: new Map() }, seededRandom(seed));
    for (const [key, value] of stored.values) world.values.all.set(key, value);
    const background = createBackground(world, startAt + 3_600_000);
    const { accounts } = await background.stateManager.snapshot();
    const [known] = accounts;
    if (!known) throw new Error(`no account: ${where}`);
    const ports = createStoredPorts({ storage: background, now: background.now } as never);
    const view = viewAccount(known.state, background.now());
    const selectedAccount = { account: known.account, view } as AppContext['selectedAccount'];
    renderScreen(<HistoryPage />, {
      now: background.now(),
      app: { ports, router: createHashRouter(addressBar('#/history')), selectedAccount },
    });
    const drawn = () => expect(screen.getByRole('table', { name: /^(Weekly|5-hour): / }), where).toBeTruthy();
    await waitFor(drawn, { timeout: 5_000 });
    cleanup();
    background.database().close();
  }
});
