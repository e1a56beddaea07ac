// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import { workOutlook } from '../../../src/domain/forecast/window-outlook';
import { AccountPopup, type AccountPopupProps } from '../../../src/ui/popup/account-popup';
import { now, plus, reset, type StateName, states, weekly } from '../../support/fixtures/account-view';
import { storedForecast, storedOutlook } from '../../support/fixtures/stored-outlook';
import { renderScreen } from '../../support/render-screen';

const personal = { key: 'acc-1', nickname: 'Personal', colour: 0 };
const work = { key: 'acc-2', nickname: 'Work', colour: 1 };

function show(change: Partial<AccountPopupProps> = {}) {
  const props: AccountPopupProps = {
    accounts: [personal],
    account: personal,
    view: plus,
    outlook: null,
    mode: 'left',
    troubles: [],
    questions: [],
    onMode: vi.fn(),
    onAccount: vi.fn(),
    openUsagePage: vi.fn(),
    openApp: vi.fn(),
    onCalendar: vi.fn(async () => ({ ok: true, text: 'Saved 2 dates.' })),
    ...change,
  };
  renderScreen(<AccountPopup {...props} />);
  return props;
}

const region = (name: string) => screen.getByRole('region', { name });
/** What is to be read in a region: its text without the name of the link that covers it. */
const readIn = (name: string) => {
  const copy = region(name).cloneNode(true) as HTMLElement;
  for (const link of copy.querySelectorAll('a')) link.remove();
  return copy.textContent;
};
const sentence = (name: string) => screen.getByRole('meter', { name }).getAttribute('aria-valuetext');

describe('AccountPopup', () => {
  it('exports a calendar where a reset has a date, and shows the result', async () => {
    const { onCalendar } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Add to calendar' }));
    expect(onCalendar).toHaveBeenCalledOnce();
    expect(await screen.findByText('✓ Saved 2 dates.')).toBeTruthy();
    cleanup();
    show({ view: { ...plus, bank: { ...plus.bank, detail: 'count-only' } } });
    expect(screen.queryByRole('button', { name: 'Add to calendar' })).toBeNull();
  });

  it('has a named region for each thing it tells', () => {
    show();
    for (const name of ['Headline', 'Windows', 'Banked resets', 'Referral', 'Credits', 'Freshness']) region(name);
  });

  it('says of each window how much is left, until when, and at what pace', () => {
    show();
    expect(screen.getByRole('meter', { name: '5-hour' }).getAttribute('aria-valuenow')).toBe('90');
    expect(sentence('5-hour')).toBe('90% left, full again today 18:52, on pace.');
    expect(sentence('Weekly')).toBe('31% left, full again Wed 25 Nov, 15:18, 27% over pace.');
  });

  it('changes the text to what is used, but not the value for assistive technology', () => {
    show({ mode: 'used' });
    expect(sentence('Weekly')).toMatch(/^69% used, /);
    expect(screen.getByRole('meter', { name: 'Weekly' }).getAttribute('aria-valuenow')).toBe('31');
  });

  it('keeps every instant as UTC for machines', () => {
    show();
    const times = within(region('Windows')).getAllByText(/\d\d:\d\d$/);
    expect(times.map((time) => time.getAttribute('datetime'))).toContain(new Date(weekly.resetsAt ?? 0).toISOString());
  });

  it('promises no date for a window that has not started', () => {
    show({ view: states.unstarted });
    expect(sentence('5-hour')).toBe('100% left, starts with your next message.');
    expect(within(region('Windows')).queryByText(/\d\d:\d\d$/)).toBeNull();
  });

  it('does not show a reading from before the end of a window as current', () => {
    show({ view: states.superseded });
    expect(sentence('5-hour')).toBe('Should be full since today 14:05, not confirmed.');
    expect(sentence('Weekly')).toMatch(/not yet confirmed by a second reading, as seen 5 h ago\.$/);
    expect(region('Freshness').textContent).toBe('Outdated, seen 5 h ago');
  });

  it('says when a used-up window is back', () => {
    show({ view: states.blocked });
    expect(sentence('Weekly')).toBe('0% left, used up, back Wed 25 Nov, 15:18.');
  });

  it('says in one line how many resets there are and when the next two expire, and warns of the one that expires soon', () => {
    show();
    expect(readIn('Banked resets')).toBe(
      'Using one now gains 27% of a whole window2 resetsTue 24 Nov, 05:12! one expires within 3 days · Sat 12 Dec',
    );
    const times = [...region('Banked resets').querySelectorAll('time')].map((time) => Date.parse(time.dateTime));
    expect(times).toEqual(plus.bank.resets.map(({ expiresAt }) => expiresAt));
  });

  it('names the next two of a full bank and counts the others', () => {
    const instants = Array.from({ length: 30 }, (_, i) => now + (i + 1) * 86_400_000);
    const resets = instants.map((expiresAt) => ({ ...reset, key: `${expiresAt}`, expiresAt }));
    show({ view: { ...plus, bank: { ...plus.bank, available: 30, resets } } });
    const times = [...region('Banked resets').querySelectorAll('time')].map((time) => Date.parse(time.dateTime));
    expect(times).toEqual(instants.slice(0, 2));
    expect(readIn('Banked resets')).toMatch(/30 resets.* · and 28 more$/);
  });

  it.each<[StateName, string]>([
    ['unstarted', '2 resetsdates not seen yet'],
    ['many', '1 resetno expiry stated'],
    ['blocked', 'No resetsgifts and rewards appear here'],
    ['bare', 'Resetsnot seen yet'],
    [
      'superseded',
      'Using one now gains 27% of a whole window3 resetsTue 24 Nov, 05:12! one expires within 3 days · Sat 12 Dec · its list shows 2 · confirmed 5 h ago',
    ],
  ])('has its own text for the bank of "%s"', (name, text) => {
    show({ view: states[name] });
    expect(readIn('Banked resets')).toBe(text);
  });

  it('leads from each row to its page', async () => {
    const { openApp } = show({ view: states.many });
    for (const link of screen.getAllByRole('link')) await userEvent.click(link);
    await userEvent.click(screen.getByRole('button', { name: 'Open Headroom' }));
    expect(vi.mocked(openApp).mock.calls.map(([route]) => route)).toEqual([
      '/history?window=codex%2F18000',
      '/history?window=codex%2F604800',
      '/history?window=codex_bengalfox%2F18000',
      '/history?window=codex_bengalfox%2F604800',
      '/history?window=code_review%2F604800',
      '/bank',
      '/credits',
      '/referral',
      undefined,
    ]);
  });

  it('draws the windows of other limits small, under short names, with the whole sentence for screen readers', () => {
    show({ view: states.many });
    const [, small = expect.fail()] = within(region('Windows')).getAllByRole('list');
    const chips = within(small).getAllByRole('listitem');
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      'Spark 5 h<1%▲GPT-5.3-Codex-Spark 5-hour in History',
      'Spark wk40%▲GPT-5.3-Codex-Spark weekly in History',
      'Review31%○Code review weekly in History',
    ]);
    expect(sentence('GPT-5.3-Codex-Spark 5-hour')).toMatch(/^<1% left, full again today 18:52/);
    expect(sentence('Code review weekly')).toMatch(/no longer shows this window/);
  });

  it('counts the windows it has no room for, and those that are hidden', async () => {
    const extra = (n: number) => ({ ...weekly, limit: `extra-${n}`, name: `Extra ${n}` });
    const { openApp } = show({
      view: { ...plus, windows: [...plus.windows, ...Array.from({ length: 8 }, (_, n) => extra(n))] },
    });
    expect(screen.getAllByRole('meter')).toHaveLength(8);
    await userEvent.click(screen.getByRole('button', { name: 'and 2 more' }));
    expect(openApp).toHaveBeenCalledWith('/');
    cleanup();
    const [first = expect.fail(), ...others] = plus.windows;
    const hidden = show({ view: { ...plus, windows: [{ ...first, isHidden: true }, ...others] } });
    expect(screen.getAllByRole('meter')).toHaveLength(others.length);
    await userEvent.click(screen.getByRole('button', { name: '1 hidden' }));
    expect(hidden.openApp).toHaveBeenCalledWith('/');
    expect(screen.queryByRole('button', { name: /^Hide/ })).toBeNull();
  });

  it('says what is wrong, what still holds, and what to do', () => {
    show({
      troubles: [
        { kind: 'storage', reason: 'full' },
        { kind: 'signed-out', at: now },
        { kind: 'drift', at: now, count: 1 },
        { kind: 'clock', aheadMs: 10_800_000 },
        { kind: 'ahead', at: now, count: 3 },
        { kind: 'room' },
      ],
    });
    screen.getByText('6 things to fix');
    screen.getByText(/no room left\. .* Free some space/);
    screen.getByText(/signed out .* Sign in/, { selector: 'p' });
    screen.getByText(/one part could not be read/, { selector: 'p' });
    screen.getByText(/clock is 3 h fast\. .* Set it right/, { selector: 'p' });
    screen.getByText(/too much to keep at hand.* Nothing is lost .* Remove accounts/, { selector: 'p' });
    screen.getByText(/3 readings are dated later .* set aside.* Check the date/, { selector: 'p' });
  });

  it('names a single trouble in the row itself', () => {
    show({ troubles: [{ kind: 'signed-out', at: now }] });
    screen.getByText('Codex is signed out');
    expect(screen.queryByText(/to fix/)).toBeNull();
  });

  it('works by keyboard alone', async () => {
    const props = show({ accounts: [personal, work] });
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Account' }));
    await userEvent.selectOptions(screen.getByRole('combobox'), 'Work');
    expect(props.onAccount).toHaveBeenCalledWith('acc-2');
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Usage page/ }));
    await userEvent.keyboard('{Enter}');
    expect(props.openUsagePage).toHaveBeenCalledOnce();
    screen.getByRole('button', { name: '90% left' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(props.onMode).toHaveBeenCalledWith('used');
  });

  it('says of each window what was last forecast, in place of its pace, and until when work can go on', () => {
    const work = workOutlook(storedOutlook, plus.windows) ?? expect.fail();
    const sentences = [work.lead, work.reason] as const;
    show({ outlook: storedOutlook, view: { ...plus, headline: { ...plus.headline, sentences } } });
    expect(region('Headline').textContent).toBe(
      'Good to go, probably until Tuesday afternoon. Weekly runs out first; full again Wed 25 Nov, 15:18.',
    );
    expect(region('Headline').querySelector('time')?.dateTime).toBe(new Date(weekly.resetsAt ?? 0).toISOString());
    const windows = within(region('Windows')).getAllByRole('listitem');
    expect(windows[0]?.textContent).toContain('lasts, ~43% left');
    expect(windows[1]?.textContent).toContain('▲ out ~Tue, 2 in 3');
    expect(region('Windows').textContent).not.toMatch(/pace|to spare/);
    expect(sentence('Weekly')).toContain('out ~Tue, 2 in 3');
  });

  it('warns with the colour where running out is likely, and no more where a window lasts', () => {
    const tight = { ...plus, windows: plus.windows.map((window) => ({ ...window, usedPercent: 92, leftPercent: 8 })) };
    const lasting = { ...storedOutlook, forecasts: tight.windows.map((window) => storedForecast(window)) };
    const tones = () => screen.getAllByRole('meter').map((meter) => /warn/.test(meter.className));
    show({ outlook: storedOutlook });
    expect(tones()).toEqual([false, true]);
    cleanup();
    show({ view: tight, outlook: lasting });
    expect(tones()).toEqual([false, false]);
    cleanup();
    show({ view: tight });
    expect(tones()).toEqual([true, true]);
  });

  it('gives one line of advice above the bank, in place of the same worth at each reset', () => {
    show({ outlook: storedOutlook });
    expect(region('Banked resets').textContent).toContain('Wait: best Monday evening, 10% then, 6% now');
    expect(region('Banked resets').textContent).not.toMatch(/gains|worth|no gain/);
    cleanup();
    show();
    expect(region('Banked resets').textContent).toMatch(/gains 27%/);
  });

  it('announces a change of state, and not the passing of time', () => {
    const props = {
      accounts: [personal],
      account: personal,
      outlook: null,
      mode: 'left' as const,
      troubles: [],
      questions: [],
    };
    const ports = { onMode: vi.fn(), onAccount: vi.fn(), openUsagePage: vi.fn(), openApp: vi.fn() };
    const draw = (view: AccountView) => <AccountPopup {...props} {...ports} view={view} />;
    const { rerender, container } = renderScreen(draw(plus));
    const live = () => container.querySelector('[aria-live]')?.textContent;
    rerender(
      draw({ ...plus, windows: plus.windows.map((window) => ({ ...window, leftPercent: 20, usedPercent: 80 })) }),
    );
    expect(live()).toBe('');
    rerender(draw({ ...states.blocked, key: plus.key }));
    expect(live()).toBe('Blocked by Weekly until Wed 25 Nov, 15:18. 5-hour cannot help before that.');
  });
});
