// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import { drillInto, paramsFrom, toParams } from '../../../src/ui/reports/report-params';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { findHeading, renderApp } from '../../support/render-app';

const region = (name: string | RegExp) => screen.findByRole('region', { name });
const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => row.textContent ?? '');

describe('the Reports page', () => {
  it('shows the sums, one chart with its table, and the rows, the largest first', async () => {
    await renderApp('#/reports');
    await findHeading('Reports');
    const report = await region('Use by project');
    const table = await within(report).findByRole('region', { name: 'Table: Use by project' });
    const rows = rowsOf(table);
    expect(rows[0]).toBe('ProjectInputCachedOutputReasoningCreditsUS$Share');
    expect(rows.at(-1)).toMatch(/^Total.*100%$/);
    expect(rows.length).toBeGreaterThan(2);
    expect(within(report).getByText(/API-equivalent$/)).toBeTruthy();
    expect(within(report).getByText('Every response has a known price.')).toBeTruthy();
    expect(within(report).getByRole('button', { name: 'Show as table' })).toBeTruthy();
  });

  it('leads from a project to its sessions, from a session to its turns, and back', async () => {
    await renderApp('#/reports?period=month');
    const table = await screen.findByRole('region', { name: 'Table: Use by project' });
    await userEvent.click(within(table).getAllByRole('button')[0] as HTMLElement);
    const sessions = await screen.findByRole('region', { name: 'Table: Use by session' });
    await userEvent.click(within(sessions).getAllByRole('button')[0] as HTMLElement);
    const turns = await screen.findByRole('region', { name: 'Table: Use by turn' });
    expect(rowsOf(turns)[1]).toMatch(/^Turn \d/);
    const narrowed = screen.getByRole('list', { name: 'Narrowed to' });
    await userEvent.click(within(narrowed).getAllByRole('button')[0] as HTMLElement);
    await screen.findByRole('region', { name: 'Table: Use by project' });
  });

  it('says what drew each cycle, and how much of it is not explained', async () => {
    await renderApp('#/reports');
    const draws = await region('What drew this window down');
    await waitFor(() => expect(within(draws).getAllByText(/Not on this computer/).length).toBeGreaterThan(0));
    expect(draws.textContent).toMatch(/1% of your weekly window/);
  });

  it('says so where nothing was used', async () => {
    await renderApp('#/reports?period=custom&from=2020-01-01&to=2020-01-02');
    expect(await screen.findByText(/Nothing was used in this period/)).toBeTruthy();
  });

  it('opens a team’s files together, the same one once, and takes one out again', async () => {
    await renderApp('#/reports');
    const team = await region('Team');
    const row = {
      month: '2026-11',
      project: 'harbour',
      ticket: '',
      costCentre: '',
      model: 'gpt-6-sol',
      responses: 3,
      input: 1,
      cached: 0,
      output: 1,
      credits: 40,
      usd: 1.6,
      unpriced: false,
      uncertain: false,
    };
    const file = (id: string, person: string) =>
      new File([JSON.stringify({ headroom: 'showback', v: 1, id, person, madeAt: 1, rows: [row] })], `${id}.json`);
    const input = within(team).getByLabelText<HTMLInputElement>('Showback files');
    await userEvent.upload(input, [file('1', 'Ada'), file('2', 'Bob'), file('1', 'Ada')]);
    const table = await within(team).findByRole('region', { name: 'Table: the team’s use' });
    expect(rowsOf(table).slice(1)).toEqual(['Ada340US$1.600–', 'Bob340US$1.600–', 'Total680US$3.200–']);
    expect(within(team).getByRole('status').textContent).toMatch(/open already/);
    await userEvent.click(within(team).getByRole('button', { name: /Ada/ }));
    expect(rowsOf(table).slice(1)).toEqual(['Bob340US$1.600–', 'Total340US$1.600–']);
  });
});

describe('the address of a report', () => {
  it.each([
    'period=week&by=project',
    'period=custom&by=model&from=2026-11-01&to=2026-11-09',
    'period=month&by=turn&in=project%3Aabc&in=session%3Ax%3Ay',
  ])('%s says the same after it was read', (text) => {
    expect(toParams(paramsFrom(new URLSearchParams(text))).toString()).toBe(text);
  });

  it('that cannot be read is the default report', () => {
    expect(toParams(paramsFrom(new URLSearchParams('period=x&by=y&in=z'))).toString()).toBe('period=week&by=project');
  });

  it('leads from other groupings to the projects in them', () => {
    const params = paramsFrom(new URLSearchParams('by=model'));
    expect(drillInto(params, 'gpt-6-sol')).toMatchObject({ by: 'project', within: [['model', 'gpt-6-sol']] });
  });
});

describe('budgets', () => {
  it('are added, insist as hard stops until they are answered, and are removed', async () => {
    const saved: Settings[] = [];
    const budget = {
      id: '1',
      scope: 'project',
      key: 'sample-harbour',
      name: 'harbour',
      period: 'month',
      unit: 'credits',
      limit: 1,
      mode: 'hard',
    } as const;
    const snapshot = await samplePorts(now, 'plus').loadSnapshot();
    const settings = { ...defaultSettings, usage: { budgets: [budget] } };
    await renderApp('#/reports', {
      loadSnapshot: async () => snapshot && { ...snapshot, settings },
      saveSettings: async (next) => {
        saved.push(next);
        return { ok: true };
      },
    });
    const budgets = await region('Budgets');
    expect(within(budgets).getByRole('alert').textContent).toMatch(/Headroom cannot stop Codex/);
    expect(within(budgets).getByRole('meter', { name: 'harbour' }).getAttribute('aria-valuenow')).toBe('100');
    await userEvent.click(within(budgets).getByRole('button', { name: 'I have seen it' }));
    expect(saved.at(-1)?.usage?.budgets?.[0]?.answeredFor).toBeTypeOf('number');
    await userEvent.type(within(budgets).getByLabelText('Limit'), '500');
    await userEvent.click(within(budgets).getByRole('button', { name: 'Add budget' }));
    expect(saved.at(-1)?.usage?.budgets).toMatchObject([
      { id: '1' },
      { scope: 'account', limit: 500, period: 'month', mode: 'soft' },
    ]);
    await userEvent.click(within(budgets).getByRole('button', { name: 'Remove' }));
    expect(saved.at(-1)?.usage?.budgets).toEqual([]);
  });
});

describe('the History page', () => {
  it('names what ran in a steep hour that is chosen', async () => {
    await renderApp('#/history');
    const [hour] = await screen.findAllByRole('checkbox', { name: /points$/ });
    await userEvent.click(hour as HTMLElement);
    expect(await screen.findByText(/In that hour ran|Nothing ran on this computer/)).toBeTruthy();
  });
});
