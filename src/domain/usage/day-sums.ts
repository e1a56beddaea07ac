// Sums by day, project and model, for the user's other devices.
import { sampleAccount } from '../sample/sample-account';
import { dayMs, type Instant } from '../time/instant';
import { type DimensionOptions, groupRows, hiddenProjects, projectNames } from './dimensions';
import { labelOf } from './given-names';
import { allTime, forSelected } from './group-usage';
import type { DaySum, SharedProject } from './packed-day-sums';
import { costOf, createRates } from './price-response';
import { tokensAt, type UsageTable } from './usage-table';

const daysBack = 35;

/** The sums of the last 35 days, newest day first. Sample data is left out. */
export function daySums(table: UsageTable, options: DimensionOptions, now: Instant): DaySum[] {
  const rates = createRates(table.contexts, options.preferences.prices);
  const keysOf = (['day', 'project', 'model'] as const).map((by) => {
    const { keys, of } = groupRows(table, by, options);
    return (row: number) => keys[of(row)] ?? '';
  });
  const names = projectNames(table, options.preferences);
  const sums = new Map<string, { -readonly [Name in keyof DaySum]: DaySum[Name] }>();
  forSelected(table, { ...allTime, from: now - daysBack * dayMs }, options, (row) => {
    const account = table.owners[table.owner[row] ?? 0]?.account ?? '';
    if (account === sampleAccount) return;
    const [day = '', key = '', model = ''] = keysOf.map((keyOf) => keyOf(row));
    const price = rates(table.context[row] ?? 0, table.at[row] ?? 0);
    const place = JSON.stringify([day, account, key, model, price === null]);
    const project = sharedProject(key, names.get(key) ?? null, options.preferences.sharesProjectNames);
    const sum = sums.get(place) ?? { day, account, project, model, responses: 0, tokens: 0, credits: price && 0 };
    sums.set(place, sum);
    const tokens = tokensAt(table, row);
    sum.responses += 1;
    sum.tokens += tokens.input + tokens.output;
    if (price && sum.credits !== null) sum.credits += costOf(tokens, price.credits);
  });
  return [...sums].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, sum]) => sum);
}

function sharedProject(key: string, name: string | null, sharesNames: boolean): SharedProject {
  if (key === '') return { kind: 'none' };
  if (key === hiddenProjects) return { kind: 'hidden' };
  return sharesNames && name !== null ? { kind: 'name', text: name } : { kind: 'label', text: labelOf(key) };
}
