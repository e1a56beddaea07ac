import type { DailyBarsData } from '../../domain/history/daily-usage';
import { formatDay } from '../../domain/time/format-instant';
import { useLocaleAndZone, useNow } from '../components/reader-context';
import { StackedBars } from './stacked-bars';
import { surfaceName } from './surface-names';

interface DailyBarsProps {
  /** What the bars are divided by: "surface" or "model". */
  readonly split: string;
  readonly bars: DailyBarsData;
}

/** Use by day as the page states it. */
export function DailyBars({ split, bars }: DailyBarsProps) {
  const [now, { locale }] = [useNow(), useLocaleAndZone()];
  // The server states days as dates. They are formatted in UTC, so that no time zone moves them.
  const dayName = (date: string) => formatDay(Date.parse(date), now, { zone: 'UTC', locale });
  return (
    <StackedBars
      steps={bars.dates.map((date, day) => ({
        key: date,
        name: dayName(date),
        dateTime: date,
        stated: bars.stated[day] ?? false,
      }))}
      parts={bars.parts.map((part) => ({ ...part, key: part.name, name: surfaceName(part.name) }))}
      units={bars.units}
      highestText={(number) => `highest ${number} ${bars.units ?? ''} a day`}
      of={`use by day and ${split}`}
      caption={`Use by day and ${split}${bars.units ? `, in ${bars.units}` : ''}`}
      stepHead="Day"
    />
  );
}
