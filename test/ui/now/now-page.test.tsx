// @vitest-environment happy-dom
// The Now page over the sample month.
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { now } from '../../support/fixtures/account-view';
import { sampleAlerts } from '../../support/fixtures/alerts';
import { renderApp } from '../../support/render-app';

const ribbon = async () => within(await screen.findByRole('region', { name: 'Coming up' }));

describe('the ribbon', () => {
  it('says what is next until an instant is read, and stands in place of the rings', async () => {
    await renderApp('#/');
    expect((await ribbon()).getByText(/^Next: 5-hour is full again,/).textContent).toBe(
      'Next: 5-hour is full again, today 15:00',
    );
    expect(screen.getByRole('region', { name: 'Headline' }).querySelectorAll('circle')).toHaveLength(1);
  });

  it('is read out by arrow keys: now, back to what was read, on to the dates ahead', async () => {
    await renderApp('#/');
    const slider = (await ribbon()).getByRole('slider', { name: 'Weekly over seven days, and the dates ahead' });
    const says = () => slider.getAttribute('aria-valuetext');
    await within(slider.parentElement as HTMLElement).findByText('Sat 21 Nov, 14:18');
    expect(says()).toBe('today 14:18: 53% left');
    slider.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(says()).toBe('5-hour is full again, today 15:00');
    (await ribbon()).getByText('5-hour is full again, today 15:00', { selector: 'p' });
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(says()).toMatch(/^today 13:00: \d+% left$/);
    await userEvent.keyboard('{End}');
    expect(says()).toMatch(/^Weekly is full again, Wed 25 Nov, 16:20$/);
    await userEvent.keyboard('{Home}');
    expect(says()).toMatch(/^Wed 18 Nov, 19:00: /);
  });

  it('says of an expiry until when the reset can be used with time to spare', async () => {
    await renderApp('#/');
    const table = (await ribbon()).getByRole('table');
    const row = within(table).getByText(/A banked reset expires/);
    expect(row.textContent).toBe('A banked reset expires; use it by Mon 23 Nov, 20:15');
    expect(row.parentElement?.querySelector('time')?.dateTime.slice(0, 16)).toBe('2026-11-23T22:15');
  });

  it('has a table that says what was read and what is forecast', async () => {
    await renderApp('#/');
    const table = (await ribbon()).getByRole('table', { name: 'Weekly over seven days, and the dates ahead' });
    expect(within(table).getAllByText(/^\d+% left$/).length).toBeGreaterThan(5);
    expect((await within(table).findAllByText(/^about \d+% left, <?\d+% to \d+%$/)).length).toBeGreaterThan(5);
    expect(table.textContent).not.toMatch(/not seen|no forecast/);
  });

  it('is read by a pointer, which finds a pin nearby, until it leaves', async () => {
    await renderApp('#/');
    const slider = (await ribbon()).getByRole('slider');
    fireEvent.pointerMove(slider, { clientX: 34, pointerType: 'mouse' });
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^Wed 18 Nov, 16:20: /);
    fireEvent.pointerLeave(slider, { pointerType: 'mouse' });
    (await ribbon()).getByText(/^Next: /);
  });

  it('has the best moment to use a reset', async () => {
    await renderApp('#/');
    const table = (await ribbon()).getByRole('table');
    expect(await within(table).findByText('Best time to use a banked reset')).toBeTruthy();
  });
});

describe('what used it', () => {
  it('names the projects that used most of the deciding window, and leads to the report', async () => {
    await renderApp('#/');
    const panel = within(await screen.findByRole('region', { name: 'What used it' }));
    const rows = panel.getAllByRole('listitem');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(3);
    for (const row of rows) expect(row.textContent).toMatch(/^.+?(<1|\d+)%$/);
    expect(panel.getByRole('link', { name: 'All reports' }).getAttribute('href')).toBe('#/reports');
  });

  it('is not there without session files', async () => {
    await renderApp('#/', { reports: undefined } as never);
    await ribbon();
    expect(screen.queryByRole('region', { name: 'What used it' })).toBeNull();
  });
});

describe('alerts that could not be shown', () => {
  it('are said, with the way to why', async () => {
    const status = sampleAlerts(now);
    expect(status.failed.length).toBeGreaterThan(0);
    await renderApp('#/');
    const notice = within(await screen.findByRole('region', { name: 'Alerts that were not shown' }));
    notice.getByText(/An alert could not be shown\. Headroom tries again\./);
    expect(notice.getByRole('link', { name: 'See why in Settings' }).getAttribute('href')).toBe('#/settings');
  });

  it('are not spoken of while all arrive', async () => {
    const status = { ...sampleAlerts(now), failed: [] };
    await renderApp('#/', { alerts: { status: async () => status, test: async () => ({ ok: true }) } });
    await ribbon();
    expect(screen.queryByRole('region', { name: 'Alerts that were not shown' })).toBeNull();
  });
});

describe('an old reading', () => {
  it('is not certain: "!" in a hollow ring', async () => {
    await renderApp('#/', {}, 'aged');
    const headline = await screen.findByRole('region', { name: 'Headline' });
    expect(headline.querySelector('svg')?.getAttribute('class')).toMatch(/unknown/);
  });
});
