// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import type { Snapshot } from '../../../src/domain/snapshot';
import type { ReportPorts } from '../../../src/engine/ports/report-ports';
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
    await userEvent.click(within(draws).getByRole('button', { name: '5-hour' }));
    const cycles = () => within(draws).getAllByRole('heading', { level: 3 }).length;
    await waitFor(() => expect(cycles()).toBe(4));
    await userEvent.click(within(draws).getByRole('button', { name: 'Earlier cycles' }));
    expect(cycles()).toBe(8);
  });

  it('says on paper which days it is of and what it is narrowed to', async () => {
    await renderApp('#/reports?period=custom&from=2026-11-02&to=2026-11-20');
    const table = await screen.findByRole('region', { name: 'Table: Use by project' });
    expect(screen.getByText(/^2\s?–\s?20 Nov 2026$/)).toBeTruthy();
    await userEvent.click(within(table).getAllByRole('button')[0] as HTMLElement);
    await screen.findByRole('region', { name: 'Table: Use by session' });
    expect(screen.getByText(/^2\s?–\s?20 Nov 2026 · Project: \w+$/)).toBeTruthy();
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

describe('the Reports page while session files are read', () => {
  function following() {
    const ports = samplePorts(now, 'plus');
    const { reports } = ports;
    if (!reports) throw new Error('the sample has reports');
    let [known, tell, asked] = [{ changes: 0, isReading: true }, (): void => undefined, 0];
    let show: (snapshot: Snapshot | null) => void = () => undefined;
    const own: ReportPorts = {
      ...reports,
      known: () => known,
      onKnown: (listener) => {
        tell = listener;
        return () => undefined;
      },
      ask: (name, question, options) => {
        asked += name === 'report' && 'by' in question && question.by === 'project' ? 1 : 0;
        return reports.ask(name, question, options);
      },
    };
    const change = {
      reports: own,
      onSnapshotChange: (listener: typeof show) => {
        show = listener;
        return () => undefined;
      },
    };
    return {
      change,
      asked: () => asked,
      see: async (revision: number) => {
        const snapshot = await ports.loadSnapshot();
        await act(async () => show(snapshot && { ...snapshot, revision }));
      },
      end: () =>
        act(async () => {
          known = { changes: 1, isReading: false };
          tell();
        }),
    };
  }

  it('stands still, whatever arrives meanwhile, and is made anew once they are read', async () => {
    const { change, asked, see, end } = following();
    await renderApp('#/reports', change);
    await screen.findByRole('region', { name: 'Table: Use by project' });
    const first = asked();
    for (const revision of [101, 102, 103]) await see(revision);
    expect(asked()).toBe(first);
    await end();
    expect(asked()).toBe(first + 1);
    await see(104);
    expect(asked()).toBe(first + 2);
  });
});

describe('a long report', () => {
  const sum = { input: 1, cached: 0, cacheWrite: 0, output: 1, reasoning: 0, credits: 1, usd: 0.04, responses: 1 };
  const whole = { ...sum, total: 2, unpriced: 0, unpricedTokens: 0, assumed: 0, firstAt: now, lastAt: now };

  it('shows a hundred rows, and as many more by a click', async () => {
    const ports = samplePorts(now, 'plus');
    const rows = Array.from({ length: 250 }, (_, index) => ({ key: `p${index}`, ...whole }));
    const ask: ReportPorts['ask'] = async (name, question, options) => {
      const answer = await (ports.reports as ReportPorts).ask(name, question, options);
      return name === 'report' ? { ...answer, rows } : answer;
    };
    await renderApp('#/reports', { reports: { ...(ports.reports as ReportPorts), ask } });
    const table = await screen.findByRole('region', { name: 'Table: Use by project' });
    expect(rowsOf(table)).toHaveLength(102);
    await userEvent.click(screen.getByRole('button', { name: 'Show 100 more rows' }));
    expect(rowsOf(table)).toHaveLength(202);
    await userEvent.click(screen.getByRole('button', { name: 'Show 50 more rows' }));
    expect(rowsOf(table)).toHaveLength(252);
    expect(screen.queryByRole('button', { name: /more rows/ })).toBeNull();
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

describe('a pool of credits', () => {
  it('is divided over the people of a team, equally or as allocated', async () => {
    await renderApp('#/reports');
    const team = await region('Team');
    const input = within(team).getByLabelText('Showback files');
    const row = {
      ...{ month: '2026-11', project: 'harbour', ticket: '', costCentre: '', model: 'gpt-6-sol' },
      ...{ responses: 3, input: 100, cached: 0, output: 10, credits: 40, usd: 1.6, unpriced: false, uncertain: false },
    };
    const files = ['Ada', 'Bob'].map((person) => {
      const text = JSON.stringify({ headroom: 'showback', v: 1, id: person, person, madeAt: 1, rows: [row] });
      return new File([text], `${person}.json`, { type: 'application/json' });
    });
    await userEvent.upload(input, files);
    await userEvent.type(within(team).getByLabelText('Pool of credits'), '60');
    const table = within(team).getByRole('region', { name: 'Table: the team’s use' });
    expect(rowsOf(table)).toEqual([
      'NameResponsesCreditsUS$UnpricedAllocatedOver',
      ...['Ada340US$1.60010', 'Bob340US$1.60010', 'Total680US$3.2006020'],
    ]);
    const own = within(team).getByLabelText('Credits allocated to Ada');
    expect(own.getAttribute('placeholder')).toBe('30');
    await userEvent.type(own, '45');
    expect(within(team).getByLabelText('Credits allocated to Bob').getAttribute('placeholder')).toBe('15');
    expect(rowsOf(table).slice(1, 3)).toEqual(['Ada340US$1.600–', 'Bob340US$1.60025']);
    expect(within(team).getByText('The pool is overdrawn by 20 credits.')).toBeTruthy();
  });
});

describe('what is unusual', () => {
  it('is above the user’s own number of credits, until that is cleared', async () => {
    const saved: Settings[] = [];
    await renderApp('#/reports', {
      saveSettings: async (next) => {
        saved.push(next);
        return { ok: true };
      },
    });
    const field = await screen.findByLabelText('Unusual above, in credits');
    await userEvent.type(field, '80');
    await userEvent.tab();
    expect(saved.at(-1)?.usage?.taskThreshold).toBe(80);
    await userEvent.clear(field);
    await userEvent.tab();
    expect(saved.at(-1)?.usage?.taskThreshold).toBeNull();
  });
});

describe('amounts', () => {
  async function saving() {
    const saved: Settings[] = [];
    await renderApp('#/reports', {
      saveSettings: async (next) => {
        saved.push(next);
        return { ok: true };
      },
    });
    return saved;
  }

  it('are read as people type them, and nothing is saved that did not change', async () => {
    const saved = await saving();
    const factor = await screen.findByLabelText('Fast factor');
    await userEvent.click(factor);
    await userEvent.tab();
    expect(saved).toEqual([]);
    await userEvent.type(factor, '2,25');
    await userEvent.tab();
    expect(saved.map(({ usage }) => usage?.prices?.fastCredits)).toEqual([2.25]);
    for (const name of ['Ticket prefixes', /^Cost centre of/, /^Name of/]) {
      await userEvent.click(screen.getAllByLabelText(name)[0] as HTMLElement);
      await userEvent.tab();
    }
    expect(saved).toHaveLength(1);
  });

  it('that cannot be used stay as typed, are marked, and change nothing', async () => {
    const saved = await saving();
    const factor = await screen.findByLabelText<HTMLInputElement>('Fast factor');
    await userEvent.type(factor, 'twice');
    await userEvent.tab();
    expect([factor.value, factor.getAttribute('aria-invalid')]).toEqual(['twice', 'true']);
    expect(screen.getByText('That is not a number. 2.5 stays in use.')).toBeTruthy();
    await userEvent.clear(factor);
    await userEvent.type(factor, '0.5');
    expect(screen.getByText('Type at least 1. 2.5 stays in use.')).toBeTruthy();
    await userEvent.clear(factor);
    await userEvent.tab();
    expect([factor.getAttribute('aria-invalid'), saved]).toEqual(['false', []]);
  });

  it('of a budget and of prices may have a comma, and no price is taken for nothing', async () => {
    const saved = await saving();
    const budgets = await region('Budgets');
    await userEvent.type(within(budgets).getByLabelText('Limit'), '1,500');
    await userEvent.click(within(budgets).getByRole('button', { name: 'Add budget' }));
    expect(saved.at(-1)?.usage?.budgets).toMatchObject([{ limit: 1_500 }]);
    const settings = await region('Names and prices');
    await userEvent.type(within(settings).getByLabelText('Model'), 'gpt-x');
    fireEvent.input(within(settings).getByLabelText('From day'), { target: { value: '2026-11-01' } });
    await userEvent.type(within(settings).getByLabelText('Input'), '1,25');
    await userEvent.type(within(settings).getByLabelText('Cached'), '0.125');
    const add = within(settings).getByRole('button', { name: 'Add price' });
    expect(add.getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(within(settings).getByLabelText('Output'), '10');
    await userEvent.click(add);
    expect(saved.at(-1)?.usage?.prices?.overrides).toMatchObject([{ model: 'gpt-x', usd: [1.25, 0.125, 10] }]);
  });
});

describe('use on another device', () => {
  const account = 'sample';
  const label = { kind: 'label', text: '3fa2' } as const;
  const sums = [
    { day: '2026-11-20', account, project: label, model: 'gpt-6-sol', responses: 2, tokens: 2_000, credits: 3 },
    {
      day: '2026-11-19',
      account,
      project: { kind: 'none' } as const,
      model: 'x',
      responses: 1,
      tokens: 50,
      credits: null,
    },
  ];

  it('is shown by project, model and day where there are no session files', async () => {
    const { reports } = samplePorts(now, 'plus');
    if (!reports) throw new Error('no reports');
    const saved: Settings[] = [];
    await renderApp('#/reports', {
      saveSettings: async (next) => {
        saved.push(next);
        return { ok: true };
      },
      reports: {
        ...reports,
        ask: async (name, question, options) => {
          const answer = await reports.ask(name, question, options);
          return 'coverage' in answer ? { ...answer, coverage: { ...answer.coverage, files: 0 } } : answer;
        },
        otherDevices: async () => [{ device: 'laptop', at: now, sums }],
      },
    });
    const panel = await region('From your other devices');
    const table = within(panel).getByRole('region', { name: 'Table: use on another device' });
    expect(rowsOf(table)).toEqual([
      ...['ProjectResponsesTokensCredits', 'Project 3fa222,0003', 'No project150–', 'Total32,0503'],
    ]);
    expect(panel.textContent).toMatch(/Projects have labels here/);
    const name = within(panel).getByRole('textbox', { name: 'Name of Project 3fa2', hidden: true });
    fireEvent.change(name, { target: { value: 'Harbour' } });
    fireEvent.blur(name);
    await waitFor(() => expect(saved.at(-1)?.usage?.givenNames).toEqual({ 'label:3fa2': 'Harbour' }));
    await userEvent.click(within(panel).getByRole('button', { name: 'Models' }));
    expect(rowsOf(table).slice(1, 3)).toEqual(['gpt-6-sol22,0003', 'x150–']);
    expect(screen.getByText('See what ate your allowance')).toBeTruthy();
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

  it('names what ran where the chart is clicked', async () => {
    await renderApp('#/history');
    await screen.findAllByRole('checkbox', { name: /points$/ });
    const chart = screen.getByRole('group', { name: /over time$/ });
    const told = () => screen.queryByText(/In that hour ran|Nothing ran on this computer/);
    const pointer = { pointerId: 1, button: 0, pointerType: 'mouse' };
    for (let clientX = 60; clientX < 620 && !told(); clientX += 20) {
      fireEvent.pointerDown(chart, { ...pointer, clientX });
      fireEvent.pointerUp(chart, { ...pointer, clientX });
      await waitFor(() => undefined);
    }
    await waitFor(() => expect(told()).toBeTruthy());
    expect(screen.getAllByRole('checkbox', { name: /points?$/, checked: true })).toHaveLength(1);
  });
});
