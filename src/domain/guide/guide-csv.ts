// The guide's page as a file for a spreadsheet, in English: figures, then results.
import { headLine, line } from '../export/csv-cells';
import { figureNames, figureSpecs, type Guide, tierIds } from './figures';
import { measures } from './measures';
import { busyDays, idleHoursToFull, reserveRule, simulateReserve } from './reserve';
import { forecastRollover } from './rollover';
import { tierOf, tierTable } from './tiers';
import { breakEvenHours, projection, returnOnCost, teamUse, usedOffPeak, usedWithCache, valueTable } from './value';

/** How many days the reserve is simulated for. */
export const reserveDays = 7;

/** Months of use, as typed. */
export function monthsOf({ figures }: Guide): number[] {
  return ([1, 2, 3, 4, 5, 6] as const).map((month) => figures[`month${month}`]);
}

/** Lines of section, name and value. The first says that the units have no public evidence. */
export function guideCsv(guide: Guide): string[] {
  const { figures, tier: id, done } = guide;
  const tier = tierOf(id, figures);
  const rows = tierTable(figures, figures.used);
  const cost = rows.find((row) => row.id === id)?.cost ?? 0;
  const rule = reserveRule(tier, figures);
  const perThousand = figures.used > 0 ? (cost / figures.used) * 1_000 : 0;
  const lines: (readonly [section: string, name: string, value: string | number | null])[] = [
    ['note', 'units', 'figures of the guide; no public evidence for its units'],
    ['note', 'tier', id],
    ...figureNames.map((name) => ['figure', name, figures[name]] as const),
    ...figureNames
      .filter((name) => figures[name] !== figureSpecs[name].preset)
      .map((name) => ['changed', name, figureSpecs[name].preset] as const),
    ...rows.flatMap((row) => [
      [`tier ${row.id}`, 'overage USD', row.overage] as const,
      [`tier ${row.id}`, 'cost USD', row.cost] as const,
    ]),
    ...tierIds.flatMap((each) => [['team', `${each} USD`, teamCost(guide, each)] as const]),
    ['reserve', 'cap', rule.cap],
    ['reserve', 'idle hours until full', idleHoursToFull(rule)],
    ...simulateReserve(rule, busyDays(figures, reserveDays)).map(
      ({ reserve }, hour) => ['reserve by hour', String(hour), reserve] as const,
    ),
    ...forecastRollover(tier, monthsOf(guide), figures.carried).flatMap((month, index) =>
      (['used', 'carried', 'capacity', 'overage', 'cost', 'left', 'leftByGuide'] as const).map(
        (name) => [`month ${index + 1}`, name, month[name]] as const,
      ),
    ),
    ['projection', 'units', projection(figures)],
    ['value', 'return on cost', returnOnCost(figures.hoursSaved, figures.hourlyRate, cost)],
    ['value', 'break-even hours a month', breakEvenHours(cost, figures.hourlyRate)],
    ['value', 'break-even hours per 1000 units', breakEvenHours(perThousand, figures.hourlyRate)],
    ...valueTable(figures, perThousand).map(
      (row) => ['value', `${row.hours} h per 1000 units, USD`, row.value] as const,
    ),
    ['what-if', 'units off-peak', usedOffPeak(figures.used, figures)],
    ['what-if', 'units with cache, least', usedWithCache(figures.used, figures.cacheShare, figures.cachingLow)],
    ['what-if', 'units with cache, most', usedWithCache(figures.used, figures.cacheShare, figures.cachingHigh)],
    ...measures.map(({ id: measure }) => ['measure', measure, done.includes(measure) ? 'done' : 'open'] as const),
  ];
  return [headLine(['section', 'name', 'value']), ...lines.map((cells) => line(cells))];
}

function teamCost({ figures }: Guide, id: (typeof tierIds)[number]): number {
  return tierTable(figures, teamUse(figures)).find((row) => row.id === id)?.cost ?? 0;
}
