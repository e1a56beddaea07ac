// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isUsagePage, type PageTextFacts, readUsagePage } from '../../../src/observe/page-text/read-usage-page';

const now = Date.parse('2026-10-02T22:54:17Z');
const weekEnd = Date.parse('2026-10-09T21:13:29Z');
const weekEndMinute = Date.parse('2026-10-09T21:13:00Z');
const shortEnd = Date.parse('2026-10-03T01:46:05Z');
const expiresAt = Date.parse('2026-10-29T19:14:00Z');
const short = { limit: 'codex', seconds: 18_000 };
const week = { limit: 'codex', seconds: 604_800 };

function show(html: string, address = '/settings/usage'): PageTextFacts | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const location = new URL(address, 'https://chatgpt.com') as unknown as Location;
  return readUsagePage(
    {
      location,
      documentElement: page.documentElement,
      querySelector: page.querySelector.bind(page),
      querySelectorAll: page.querySelectorAll.bind(page),
    },
    now,
  );
}
const fixture = (name: string) => readFileSync(`test/observe/pages/${name}.html`, 'utf8');

describe('the layout since October 2026', () => {
  it.each([
    ['rows-en', 'Full reset'],
    ['rows-de', 'Vollständige Zurücksetzung'],
    ['rows-fr', 'Réinitialisation complète'],
    ['rows-ja', 'フルリセット'],
    ['rows-ko', '전체 재설정'],
    ['rows-zh-cn', '完全重置'],
    ['rows-zh-tw', '完全重置'],
  ])('%s: exact ends from tooltips, decimals, credits, the bank', (name, title) => {
    expect(show(fixture(name))).toEqual({
      windows: [
        { ...short, usedPercent: 28, resetsAt: shortEnd },
        { ...week, usedPercent: 40.75, resetsAt: weekEnd },
      ],
      credits: '93394.5',
      bankCount: 1,
      resets: [{ title, expiresAt }],
    });
  });

  it('tells nothing of who is signed in', () => {
    expect(JSON.stringify(show(fixture('rows-en')))).not.toContain('@');
  });
});

describe('the layout until September 2026', () => {
  const common = { credits: '291', bankCount: null, resets: [] };
  const ends = { short: Date.parse('2026-10-03T00:46:00Z'), spark: Date.parse('2026-10-03T03:54:00Z') };

  it('cards-en: known limits only, a clock time as today’s or tomorrow’s', () => {
    expect(show(fixture('cards-en'), '/codex/settings/usage')).toEqual({
      ...common,
      windows: [
        { ...short, usedPercent: 4, resetsAt: ends.short },
        { ...week, usedPercent: 35, resetsAt: weekEndMinute },
        {
          limit: 'codex_bengalfox',
          name: 'GPT-5.3-Codex-Spark',
          seconds: 18_000,
          usedPercent: 0,
          resetsAt: ends.spark,
        },
      ],
    });
  });

  it.each([
    ['cards-de', 34.5, '1291'],
    ['cards-ja', 35, '291'],
    ['cards-zh-cn', 35, '291'],
  ])('%s', (name, weekUsed, credits) => {
    expect(show(fixture(name), '/codex/cloud/settings/analytics#usage')).toEqual({
      ...common,
      credits,
      windows: [
        { ...short, usedPercent: 4, resetsAt: ends.short },
        { ...week, usedPercent: weekUsed, resetsAt: weekEndMinute },
      ],
    });
  });
});

describe('a page that is none of ours', () => {
  it.each(['/', '/c/68f-conversation', '/settings', '/settings/usage/other', '/codex', '/codex/tasks/1', '/#usage'])(
    '%s is not read',
    (address) => {
      expect(show(fixture('rows-en'), address)).toBeNull();
    },
  );

  it('behind the usage dialog is not read either', () => {
    const conversation = '<article><p>Weekly limit</p><p>1% left</p><p>Resets Oct 9, 2026 11:13 PM</p></article>';
    const dialog = `<div role="dialog">${fixture('rows-en').match(/<main>[\s\S]*<\/main>/)}</div>`;
    const read = show(`<html lang="en">${conversation}${dialog}</html>`, '/c/68f#settings/Usage');
    expect(read?.windows.map(({ usedPercent }) => usedPercent)).toEqual([28, 40.75]);
    expect(show(`<html lang="en">${conversation}</html>`, '/c/68f#settings/Usage')).toBeNull();
  });

  it('is told by its address', () => {
    const at = (pathname: string, hash = '') => isUsagePage({ pathname, hash });
    expect([
      at('/settings/usage'),
      at('/codex/settings/usage'),
      at('/codex/cloud/settings/analytics', '#usage'),
    ]).toEqual([true, true, true]);
    expect([at('/', '#settings/Usage'), at('/', '#settings/Billing'), at('/settings/general')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('only what is certain', () => {
  const row = (title: string, left: string, resets: string) =>
    `<html lang="en"><article><p>${title}</p><p>${left}</p><p>${resets}</p></article></html>`;
  const read = (title: string, left: string, resets: string) => show(row(title, left, resets))?.windows ?? [];

  it.each([
    ['a span without minutes', 'Weekly limit', '5% left', 'Resets in 5d 18h'],
    ['a span longer than the window', '5-hour limit', '5% left', 'Resets in 2d 1h 3m'],
    ['a weekday and a time', 'Weekly limit', '5% left', 'Resets Mon 2:15 PM'],
    ['a time without a date, for a week', 'Weekly limit', '5% left', 'Resets 2:15 PM'],
    ['a date without a time', 'Weekly limit', '5% left', 'Resets October 9'],
    ['an end that has passed', 'Weekly limit', '5% left', 'Resets Oct 1, 2026 2:15 PM'],
    ['an end after the window could end', '5-hour limit', '5% left', 'Resets Oct 9, 2026 2:15 PM'],
    ['no word for left or used', 'Weekly limit', '5%', 'Resets Oct 9, 2026 2:15 PM'],
    ['two percentages', 'Weekly limit', '5% left, 7% more', 'Resets Oct 9, 2026 2:15 PM'],
    ['more than all', 'Weekly limit', '500% left', 'Resets Oct 9, 2026 2:15 PM'],
    ['a length nobody named', 'Usage limit', '5% left', 'Resets Oct 9, 2026 2:15 PM'],
    ['something that is no limit', 'Weekly newsletter', '5% left', 'Resets Oct 9, 2026 2:15 PM'],
    ['nothing at all', '', '', ''],
  ])('%s is left out', (_, title, left, resets) => {
    expect(read(title, left, resets)).toEqual([]);
  });

  it.each([
    ['a span with minutes', '5-hour limit', 'Resets in 2h 51m', '2026-10-03T01:45:00Z'],
    ['slashes, when one order alone can be', 'Weekly limit', 'Resets 10/09/2026 11:13 PM', '2026-10-09T21:13:00Z'],
    ['slashes the other way round', 'Weekly limit', 'Resets 09/10/2026 23:13', '2026-10-09T21:13:00Z'],
    ['a month without its year', 'Weekly limit', 'Resets Oct 9, 11:13 PM', '2026-10-09T21:13:00Z'],
    ['a named American zone', 'Weekly limit', 'Resets Oct 9, 2026 5:13 PM EDT', '2026-10-09T21:13:00Z'],
  ])('%s is enough', (_, title, resets, end) => {
    expect(read(title, '5% left', resets)).toEqual([
      { ...(title.startsWith('5') ? short : week), usedPercent: 95, resetsAt: Date.parse(end) },
    ]);
  });

  it('use may be counted either way', () => {
    expect(read('Weekly limit', '5% used', 'Resets Oct 9, 2026 11:13 PM')[0]?.usedPercent).toBe(5);
  });

  it('takes no threshold for the balance', () => {
    expect(show('<article><p>Reload when credits remaining fall below 125</p></article>')).toBeNull();
  });

  it('takes no expiry without a time of day', () => {
    const bank =
      '<section><h2>Usage limit resets</h2><article><p>2 available</p><span title="Expires">Expires October 29</span></article></section>';
    expect(show(bank)).toEqual({ windows: [], credits: null, bankCount: 2, resets: [] });
  });
});
