// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import { PlansPanel } from '../../../src/ui/plan/plans-panel';
import { renderScreen } from '../../support/render-screen';

const now = Date.UTC(2026, 10, 21, 12);
const rows = sampleData({ now, zone: 'Europe/Berlin' });
const view = viewAccount(foldAll(sampleAccount, rows).fold.state, now);
const worth = { credits: 20, least: 15, most: 30, stretches: 4 };

async function show(history = rows, shown = view) {
  const saved: Settings[] = [];
  const ports = {
    observations: async () => history,
    reports: { ask: async () => ({ worth }) } as never,
    saveSettings: async (settings: Settings) => {
      saved.push(settings);
      return { ok: true } as const;
    },
  };
  renderScreen(<PlansPanel view={shown} />, { now, app: { settings: defaultSettings, ports } });
  await screen.findByRole('region', { name: 'Plans compared' });
  return saved;
}

describe('Plans compared', () => {
  it('has each plan with its price, its multiple, whether it fits, and credits for the rest', async () => {
    await show();
    const lines = screen.getAllByRole('row').map((row) => row.textContent ?? '');
    expect(lines).toHaveLength(5);
    expect(lines[2]).toMatch(/^Plus yours.*in the median week.*a month.*for credits/);
    expect(lines[4]).toMatch(/^Pro 20× .*All of them/);
    expect(lines[4]).not.toMatch(/for credits/);
    expect(screen.getByText(/Go’s multiple is our guess/)).toBeTruthy();
  });

  it('keeps a figure that the user knows better', async () => {
    const saved = await show();
    fireEvent.input(screen.getByRole('textbox', { name: 'Pro 20×: Times Plus' }), { target: { value: '18' } });
    expect(saved.at(-1)?.plans).toEqual({ pro20: { multiple: 18 } });
    fireEvent.input(screen.getByRole('textbox', { name: 'Pro 20×: Times Plus' }), { target: { value: '0' } });
    expect(saved).toHaveLength(1);
    expect(screen.getByText('Type at least 0.01. 20 stays in use.')).toBeTruthy();
  });

  it('says plainly when the history is too short', async () => {
    await show(rows.filter(({ at }) => at > now - 10 * 86_400_000));
    expect(
      screen.getByText('Your history is too short: 1 whole week seen on this plan, at least 2 are needed.'),
    ).toBeTruthy();
  });

  it('does not compare a plan whose multiple nobody states', async () => {
    await show(rows, { ...view, plan: 'team', planLabel: 'Business' });
    expect(screen.getByText(/No page states how Business compares with other plans/)).toBeTruthy();
  });
});
