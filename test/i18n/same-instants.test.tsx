// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { viewAccount } from '../../src/domain/accounts/view-account';
import { computeOutlook } from '../../src/domain/advice/compute-outlook';
import { describeAdvice, describeBank } from '../../src/domain/advice/describe-advice';
import { foldAll } from '../../src/domain/fold/fold';
import { describeForecast } from '../../src/domain/forecast/describe-forecast';
import { badgeFor } from '../../src/domain/headline/badge';
import { sampleAccount } from '../../src/domain/sample/sample-account';
import { sampleData } from '../../src/domain/sample/sample-data';
import { dayMs, hourMs } from '../../src/domain/time/instant';
import type { LocaleAndZone } from '../../src/domain/time/locale-and-zone';
import type { InstantForm } from '../../src/i18n/formats';
import { Moment } from '../../src/ui/components/moment';
import { renderScreen } from '../support/render-screen';
import { testTranslator } from '../support/translator';

const now = Date.UTC(2026, 10, 21, 13, 18);
const rows = sampleData({ now, zone: 'Europe/Berlin' });
const { state } = foldAll(sampleAccount, rows).fold;

const locales = ['en-US', 'en-GB', 'en-GB-u-hc-h12', 'en-GB-u-fw-sat-hc-h12', 'en-CA', 'en-IN'];
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Chatham'];
/** Words alone differ by locale. */
const outlooks = Object.fromEntries(
  zones.map((zone) => [zone, computeOutlook({ state, history: rows, zone, now, seed: 1 })]),
);
const places = locales.flatMap((locale) => zones.map((zone) => ({ locale, zone })));

function drawn(at: number, place: LocaleAndZone, form: InstantForm): string {
  const { container, unmount } = renderScreen(<Moment at={at} form={form} />, { now, place });
  const text = container.textContent ?? '';
  unmount();
  return text;
}

describe.each(places)('for a reader with $locale in $zone', (place) => {
  it.each([0, 3 * hourMs, 15 * hourMs, -4 * dayMs, 12 * dayMs, 300 * dayMs])(
    'a sentence spells an instant %i ms ahead as a component draws it',
    (ahead) => {
      for (const form of ['day', 'date'] as const)
        expect(testTranslator({ place, now: () => now }).formats.instant(now + ahead, form)).toBe(
          drawn(now + ahead, place, form),
        );
    },
  );

  it("the toolbar's sentence names the next wall's end as the page does, with weekday, date and zone", () => {
    const view = viewAccount(state, now);
    const ends = view.windows.flatMap(({ resetsAt }) => (resetsAt === null ? [] : [drawn(resetsAt, place, 'date')]));
    const title = testTranslator({ place, now: () => now }).sentences(badgeFor(view, now, 'left').title ?? []);
    expect(ends.filter((end) => title.includes(end))).toHaveLength(1);
  });

  it('the plan names the day of the month in the order in which it is drawn', () => {
    const { verdicts, forecasts } = outlooks[place.zone] ?? expect.fail();
    const messages = [
      ...verdicts.flatMap(describeAdvice),
      ...describeBank(verdicts),
      ...forecasts.map(describeForecast),
    ];
    const said = testTranslator({ place, now: () => now }).sentences(messages);
    const monthFirst = /day [A-Z][a-z]+ \d/;
    const dayFirst = /day \d+ [A-Z]/;
    const usual = /[a-z] [A-Z]/.test(drawn(now, place, 'date').slice(0, 5)) ? monthFirst : dayFirst;
    expect(said).toMatch(usual);
    expect(said).not.toMatch(usual === monthFirst ? dayFirst : monthFirst);
  });
});
