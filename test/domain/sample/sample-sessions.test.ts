// What the sample says of credits in four places is one story: the windows, the page's days, the balance and the session files.
import { describe, expect, it } from 'vitest';
import { dayStatements } from '../../../src/domain/history/daily-usage';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { sampleSessions } from '../../../src/domain/sample/sample-sessions';
import { sampleReadings } from '../../../src/domain/sample/sample-usage';
import { comparePage } from '../../../src/domain/usage/compare-page';
import { countResponses } from '../../../src/domain/usage/count-responses';
import { costOf, ratesOn, tablePrices } from '../../../src/domain/usage/price-response';
import { percentWorth, windowDraws } from '../../../src/domain/usage/window-draws';

const zone = 'Europe/Berlin';
const months = [
  [Date.UTC(2026, 10, 24, 12), 7],
  [Date.UTC(2026, 11, 1, 1), 7],
  [Date.UTC(2027, 1, 3, 20), 3],
] as const;

function monthOf([now, seed]: (typeof months)[number]) {
  const sessions = sampleSessions(now, zone, seed);
  const responses = countResponses(sessions).responses.map(({ at, thread, tokens, model, tier }) => {
    const day = new Date(at).toISOString().slice(0, 10);
    const rates = ratesOn({ model, tier }, day, tablePrices);
    return { at, day, thread, group: model ?? '', credits: rates ? costOf(tokens, rates.credits) : Number.NaN };
  });
  const limits = sessions.flatMap(({ events }) => events.filter((event) => event.kind === 'limit'));
  const { readings } = sampleReadings(now, zone, seed);
  const total = readings.reduce((sum, { credits }) => sum + credits, 0);
  return { now, seed, responses, limits, readings, total };
}

describe('the session files of the sample', () => {
  it.each(months)('of %i cost what the windows fell by, as far as the work left files', (...month) => {
    const { responses, total } = monthOf(month);
    const local = responses.reduce((sum, { credits }) => sum + credits, 0);
    expect(local / total).toBeGreaterThan(0.68);
    expect(local / total).toBeLessThan(0.86);
  });

  it.each(months)('of %i say within a factor of three what a percent of the weekly window is worth', (...month) => {
    const { responses, limits } = monthOf(month);
    const worth = percentWorth(windowDraws(604_800, limits, responses)) ?? expect.fail();
    expect(worth.stretches).toBeGreaterThan(20);
    expect(worth.credits).toBeGreaterThan(2.5);
    expect(worth.credits).toBeLessThan(3.5);
    expect(worth.most / worth.least).toBeLessThan(3);
  });

  it.each(months)("of %i agree with the page's own days", (...month) => {
    const { now, seed, responses } = monthOf(month);
    const byDay = new Map<string, number>();
    for (const { day, credits } of responses) byDay.set(day, (byDay.get(day) ?? 0) + credits);
    const compared = comparePage(dayStatements(sampleData({ now, zone, seed })), byDay) ?? expect.fail();
    expect(compared.days).toBeGreaterThan(15);
    expect(compared.finding).toBe('agrees');
    expect(compared.coverage).toBeGreaterThan(0.8);
  });

  it.each(months)('of %i use the models that the page names, in the same order', (...month) => {
    const { now, seed, responses } = monthOf(month);
    const sums = new Map<string, number>();
    for (const { group, credits } of responses) sums.set(group, (sums.get(group) ?? 0) + credits);
    const named = dayStatements(sampleData({ now, zone, seed }))
      .at(-1)
      ?.day.models.map(({ name }) => name);
    expect([...sums].sort(([, a], [, b]) => b - a).map(([model]) => model)).toEqual(named);
  });

  it.each(months)('of %i leave the balance where the paid work left it', (...month) => {
    const { readings } = monthOf(month);
    const [first, last] = [readings[0], readings.at(-1)];
    const balance = (reading: typeof first) => Number(reading?.facts.credits?.balance);
    const paid = readings
      .filter(({ facts }) =>
        facts.windows.some(({ seconds, usedPercent }) => seconds === 604_800 && usedPercent >= 100),
      )
      .reduce((sum, { credits }) => sum + credits, 0);
    expect(balance(first) - balance(last)).toBeGreaterThan(0);
    expect(balance(first) - balance(last)).toBeLessThanOrEqual(paid + 0.01);
  });

  it('are the same for the same month', () => {
    const [now] = months[0];
    expect(sampleSessions(now, zone)).toEqual(sampleSessions(now, zone));
  });
});
