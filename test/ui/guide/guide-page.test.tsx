// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../src/domain/settings';
import { GuidePage } from '../../../src/ui/guide/guide-page';
import { renderScreen, type ScreenOptions } from '../../support/render-screen';

function show(guide?: Settings['guide'], options: Pick<ScreenOptions, 'place'> = {}) {
  const saved: Settings[] = [];
  const files: string[] = [];
  const ports = {
    outlook: async () => null,
    saveSettings: async (settings: Settings) => {
      saved.push(settings);
      return { ok: true } as const;
    },
    reports: {
      save: (_name: string, pieces: readonly string[]) => void files.push(pieces.join('')),
    } as never,
  };
  const settings = guide ? { ...defaultSettings, guide } : defaultSettings;
  renderScreen(<GuidePage />, { ...options, app: { settings, ports } });
  return { saved, files };
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const costOf = (tier: string) =>
  within(within(screen.getByRole('region', { name: 'Tiers' })).getByRole('row', { name: new RegExp(`^${tier}`) }))
    .getAllByRole('cell')
    .at(-1)?.textContent;

/** Types into a field as a user does. */
function type(name: string, text: string) {
  fireEvent.input(field(name), { target: { value: text } });
}

describe('Guide', () => {
  it('says that its units have no public evidence', () => {
    show();
    expect(screen.getByText('Figures of the guide; no public evidence for its units')).toBeTruthy();
  });

  it('works with what is typed at once, keeps it when the field is left, and puts it back', () => {
    const { saved } = show();
    type('Units used this month', '7000');
    expect(costOf('Plus')).toMatch(/110\.00/);
    expect(saved).toEqual([]);
    fireEvent.blur(field('Units used this month'));
    expect(saved.at(-1)?.guide).toEqual({ figures: { used: 7_000 } });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the guide’s figures' }));
    expect(saved.at(-1)?.guide).toEqual({ figures: {} });
    expect(field('Units used this month').value).toBe('12,000');
  });

  it('opens with the figures that were kept', () => {
    show({ figures: { used: 25_000 }, tier: 'plus', done: ['caching'] });
    expect(field('Units used this month').value).toBe('25,000');
    expect(costOf('Pro')).toMatch(/380\.00/);
    expect(screen.getByRole('button', { name: 'Plus', pressed: true })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /cached/ }).checked).toBe(true);
    expect(screen.getByText('1 of 8 done')).toBeTruthy();
  });

  it.each([
    ['', 'Type a number. 12,000 stays in use.'],
    ['many', 'That is not a number. 12,000 stays in use.'],
    ['-5', 'A number below 0 makes no sense here. 12,000 stays in use.'],
    ['1e308', 'Type at most 1,000,000,000. 12,000 stays in use.'],
    ['1e999', 'That is not a number. 12,000 stays in use.'],
  ])('keeps the last good value when "%s" is typed, and says so', (text, sentence) => {
    const { saved } = show();
    const before = costOf('Plus');
    type('Units used this month', text);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(field('Units used this month').getAttribute('aria-invalid')).toBe('true');
    expect(costOf('Plus')).toBe(before);
    fireEvent.blur(field('Units used this month'));
    expect(saved).toEqual([]);
  });

  it('says the least that makes sense', () => {
    show();
    type('Days so far', '0');
    expect(screen.getByText('Type at least 1. 15 stays in use.')).toBeTruthy();
  });

  it('understands the decimal mark of the reader and of others', () => {
    show(undefined, { place: { zone: 'Europe/Berlin', locale: 'de-DE' } });
    type('Units used this month', '7.000');
    expect(costOf('Plus')).toMatch(/110,00/);
    type('Plus: US$ for a unit above', '0.02');
    expect(costOf('Plus')).toMatch(/120,00/);
    cleanup();
    show();
    type('Units used this month', '7 000,0');
    expect(costOf('Plus')).toMatch(/110\.00/);
  });

  it('shows every contradiction of the guide in its place', () => {
    show();
    const places = [
      ['Tiers', /5,000 units × \$0\.006/],
      ['Tiers', /4 × 8 × 22 = 704/],
      ['Savings reserve', /cap is 55\.6/],
      ['Rollover', /3,000 when drawn first/],
      ['Rollover', /available once/],
      ['Projection and value', /0\.235 hours per 1,000/],
      ['Projection and value', /34 to 64 times/],
      ['Two what-ifs', /its checklist 20% to 35%/],
      ['Checklist', /its own example saves 88%/],
      ['Checklist', /five categories of cost, and its table has four rows/],
    ] as const;
    for (const [region, text] of places)
      expect(within(screen.getByRole('region', { name: region })).getByText(text)).toBeTruthy();
  });

  it('has an answer beside each part where nothing is known of the user', () => {
    show();
    for (const region of ['Tiers', 'Savings reserve', 'Rollover', 'Projection and value', 'Two what-ifs'])
      expect(
        within(screen.getByRole('region', { name: region })).getAllByText('What you have:').length,
      ).toBeGreaterThan(0);
    expect(screen.getByText(/What will expire unused shows after three readings/)).toBeTruthy();
  });

  it('draws the reserve, with a table of it', () => {
    show({ figures: { busyUse: 40 } });
    const region = screen.getByRole('region', { name: 'Savings reserve' });
    expect(within(region).getByRole('img').getAttribute('aria-label')).toMatch(
      /at most 55\.56 units\. \d+ hours are held back/,
    );
    fireEvent.click(within(region).getByRole('button', { name: /table/i }));
    expect(within(region).getAllByRole('row')).toHaveLength(8);
  });

  it('keeps what is ticked off, and links each measure to what is measured of it', () => {
    const { saved } = show();
    const list = screen.getByRole('region', { name: 'Checklist' });
    expect(within(list).getAllByRole('checkbox')).toHaveLength(8);
    expect(within(list).getAllByRole('link')).toHaveLength(8);
    fireEvent.click(within(list).getByRole('checkbox', { name: 'Bound every task' }));
    expect(saved.at(-1)?.guide?.done).toEqual(['scoping']);
  });

  it('exports what is shown', () => {
    const { files } = show({ figures: { used: 25_000 } });
    fireEvent.click(screen.getByRole('button', { name: 'Export as CSV' }));
    expect(files[0]).toContain('tier pro,overage USD,180');
  });
});
