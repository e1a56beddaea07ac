// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import { defaultSettings } from '../../../src/domain/settings';
import { hourMs, minuteMs } from '../../../src/domain/time/instant';
import { Popup } from '../../../src/ui/popup/popup';
import { createScreenStore } from '../../../src/ui/screen/screen-store';
import { UpcomingList } from '../../../src/ui/upcoming/upcoming-list';
import { now } from '../../support/fixtures/account-view';
import { type SampleState, samplePorts } from '../../support/fixtures/sample-ports';
import { testLanguages } from '../../support/languages';
import { manualClock } from '../../support/render-screen';

interface Extras {
  readonly Below?: typeof UpcomingList;
  readonly openPanel?: () => void;
}

async function open(
  state: SampleState = 'plus',
  change: Partial<ReturnType<typeof samplePorts>> = {},
  { Below, openPanel }: Extras = {},
) {
  const clock = manualClock();
  const ports = {
    ...samplePorts(now, state),
    ...change,
    askingApp: async () => null,
    openApp: vi.fn(),
    setGauge: vi.fn(async () => {}),
    ...(openPanel && { openPanel }),
  };
  const store = await createScreenStore(ports);
  render(<Popup ports={ports} store={store} clock={clock} language={testLanguages()} {...(Below && { Below })} />);
  return { clock, ports };
}

const sentence = (name: string) => screen.getByRole('meter', { name }).getAttribute('aria-valuetext');

describe('Popup', () => {
  it('opens beside the page where the browser can, and offers it nowhere else', async () => {
    const openPanel = vi.fn();
    await open('plus', {}, { openPanel });
    await userEvent.click(screen.getByRole('button', { name: 'Open side panel' }));
    expect(openPanel).toHaveBeenCalledOnce();
    cleanup();
    await open();
    expect(screen.queryByRole('button', { name: 'Open side panel' })).toBeNull();
  });

  it('offers to refresh where the user switched that on, and says what is in the way', async () => {
    const refresh = vi.fn(async () => message('popup.refresh.busy'));
    await open('plus', { refresh } as never);
    expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
    cleanup();
    const whole = (await samplePorts(now, 'plus').loadSnapshot()) ?? expect.fail();
    const snapshot = { ...whole, settings: { ...whole.settings, freshMinutes: 30 } };
    await open('plus', { refresh, loadSnapshot: async () => snapshot } as never);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText(/has a form or dialog open/)).toBeTruthy();
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('has the dates ahead below its rows in the side panel alone', async () => {
    const { clock } = await open('plus', {}, { Below: UpcomingList });
    const dates = () => within(screen.getByRole('region', { name: 'Coming up' })).getAllByRole('listitem');
    expect(dates()[0]?.textContent).toBe('5-hour is full againtoday 15:00');
    await clock.moveTo(now + hourMs);
    expect(dates()[0]?.textContent).not.toContain('5-hour');
    cleanup();
    await open();
    expect(screen.queryByRole('region', { name: 'Coming up' })).toBeNull();
  });

  it('marks sample data, which one click removes, and nothing else', async () => {
    const remove = vi.fn(async () => {});
    await open('plus', { sample: { remove } } as never);
    const mark = within(screen.getByRole('region', { name: 'Sample data: none of this is yours.' }));
    await userEvent.click(mark.getByRole('button', { name: 'Remove it' }));
    expect(remove).toHaveBeenCalledOnce();
    cleanup();
    const whole = (await samplePorts(now, 'accounts').loadSnapshot()) ?? expect.fail();
    const loadSnapshot = async () => ({ ...whole, current: 'acc-2' });
    await open('accounts', { sample: { remove }, loadSnapshot } as never);
    expect(screen.queryByText(/Sample data/)).toBeNull();
  });

  it('is complete in its first render', async () => {
    await open();
    expect(sentence('5-hour')).toMatch(/^49% left, full again today 15:00/);
    screen.getByText('in 42 min');
  });

  it('counts down in text nodes: nothing else of the page is touched by a passing minute', async () => {
    const { clock } = await open();
    const touched: string[] = [];
    const watcher = new MutationObserver((records) => {
      for (const { type, target } of records) touched.push(`${type} ${target.textContent}`);
    });
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    await clock.moveTo(now + minuteMs);
    watcher.disconnect();
    expect(touched).toContain('characterData in 41\u00a0min');
    expect(touched.filter((each) => !each.startsWith('characterData'))).toEqual([]);
  });

  it('says by itself that a window should be full again once its end has passed', async () => {
    const { clock } = await open();
    await clock.moveTo(now + hourMs);
    expect(sentence('5-hour')).toBe('Should be full since today 15:00, not confirmed.');
  });

  it('says in one line where to go on before an account ends', async () => {
    const seen = await samplePorts(now, 'plus').loadSnapshot();
    const [first = expect.fail()] = seen?.accounts ?? [];
    const at = (key: string, nickname: string, usedPercent: number) => ({
      account: { key, nickname, colour: 0 },
      state: {
        ...first.state,
        key,
        observedAt: now,
        windows: first.state.windows.map((window) => ({ ...window, usedPercent, observedAt: now })),
      },
    });
    const accounts = [at('a', 'Work', 97), at('b', 'Home', 20)];
    const loadSnapshot = async () => (seen ? { ...seen, accounts, current: 'a' } : null);
    const { ports } = await open('plus', { loadSnapshot });
    const row = screen.getByRole('region', { name: 'Go on with' });
    expect(row.textContent).toMatch(/Work ends soon: switch to Home, or credits are spent/);
    await userEvent.click(screen.getByRole('link', { name: 'Go on with' }));
    expect(ports.openApp).toHaveBeenCalledWith('/plan');
  });

  it('has no such line with one account', async () => {
    await open();
    expect(screen.queryByRole('region', { name: 'Go on with' })).toBeNull();
  });

  it('changes the percentages at once, and stores the choice', async () => {
    const { ports } = await open();
    await userEvent.click(screen.getByRole('button', { name: '49% left' }));
    expect(sentence('5-hour')).toMatch(/^51% used/);
    expect(ports.setGauge).toHaveBeenCalledWith('used');
  });

  it('shows another account when one is chosen', async () => {
    await open();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Account' }), 'Work');
    expect(screen.getByRole('region', { name: 'Headline' }).textContent).toMatch(/Nothing seen yet/);
  });

  it('tells a new user in three lines what it does and does not do', async () => {
    await open('empty');
    const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/sends nothing, holds no password or token, and never uses a reset/);
  });

  it('says what is wrong where nothing is known yet', async () => {
    const troubles = [
      { kind: 'signed-out', at: now },
      { kind: 'drift', at: now, count: 1 },
    ] as const;
    const snapshot = {
      v: 1,
      revision: 1,
      writtenAt: now,
      accounts: [],
      current: null,
      settings: defaultSettings,
      troubles,
    };
    await open('empty', { loadSnapshot: async () => snapshot as never });
    screen.getByText('2 things to fix');
    screen.getByText(/Nothing seen yet/);
    screen.getByText(/signed out .* Sign in/, { selector: 'p' });
    screen.getByText(/one part could not be read/, { selector: 'p' });
  });

  it('does not take unreadable storage for an empty one', async () => {
    await open('broken');
    screen.getByRole('heading', { name: /does not let Headroom read what it stored/ });
  });
});
