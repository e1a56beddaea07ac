// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../src/domain/fold/fold-state';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import { LanesPanel } from '../../../src/ui/plan/lanes-panel';
import { start, windowRow } from '../../support/alert-fixtures';
import { renderScreen } from '../../support/render-screen';

const accountOf = (key: string, nickname: string, usedPercent: number) => ({
  account: { key, nickname, colour: 0 },
  state: { ...emptyState(key), windows: [windowRow({ usedPercent, observedAt: start })], observedAt: start },
});
const work = accountOf('a', 'Work', 96);
const home = accountOf('b', 'Home', 20);

function show(accounts: Snapshot['accounts']) {
  const saved: Settings[] = [];
  const snapshot = {
    v: 1,
    revision: 1,
    writtenAt: start,
    accounts,
    current: 'a',
    settings: defaultSettings,
    troubles: [],
  } as const;
  const ports = {
    storedOutlooks: async () => ({}),
    saveSettings: async (settings: Settings) => {
      saved.push(settings);
      return { ok: true } as const;
    },
  };
  renderScreen(<LanesPanel active="a" />, { now: start, app: { snapshot, ports } });
  return saved;
}

describe('Where to go on', () => {
  it('names the next lane, the state of each, and whose matter the terms are', () => {
    show([work, home]);
    const region = screen.getByRole('region', { name: 'Where to go on' });
    expect(within(region).getByText('Work ends soon: go on with Home.')).toBeTruthy();
    expect(
      within(region)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Workends soon, 4% left', 'Homeopen, 80% left', 'creditsnot known', 'an API keyopen']);
    expect(
      within(region).getByText('Your own accounts only; whether your terms allow this is yours to check.'),
    ).toBeTruthy();
  });

  it('keeps the order the user makes', () => {
    const saved = show([work, home]);
    fireEvent.click(screen.getByRole('button', { name: 'Move Home up' }));
    expect(saved.at(-1)?.lanes).toEqual(['account:b', 'account:a', 'credits', 'api']);
    fireEvent.click(screen.getByRole('button', { name: 'Move Work up' }));
    expect(saved).toHaveLength(1);
  });

  it('says with one account what a second one would bring', () => {
    show([work]);
    expect(screen.getByText(/With a second account of your own, you find here where to go on/)).toBeTruthy();
  });
});
