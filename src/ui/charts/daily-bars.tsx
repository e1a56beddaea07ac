import type { DailyBarsData } from '../../domain/history/daily-usage';
import { dayText } from '../../i18n/format-day';
import { useLocaleAndZone, useNow, useTranslator } from '../components/reader-context';
import { StackedBars } from './stacked-bars';
import { surfaceName } from './surface-names';

interface DailyBarsProps {
  /** What the bars are divided by: "surface" or "model". */
  readonly split: 'surface' | 'model';
  readonly bars: DailyBarsData;
}

/** Use by day as the page states it. */
export function DailyBars({ split, bars }: DailyBarsProps) {
  const { t } = useTranslator();
  const [now, { locale }] = [useNow(), useLocaleAndZone()];
  // The page states its unit in English; one it invents later is shown as it is.
  const units = bars.units && /^credits?$/i.test(bars.units) ? t('reports.unit', { unit: 'credits' }) : bars.units;
  // The server states days as dates. They are formatted in UTC, so that no time zone moves them.
  const dayName = (date: string) => dayText(Date.parse(date), now, { zone: 'UTC', locale });
  return (
    <StackedBars
      steps={bars.dates.map((date, day) => ({
        key: date,
        name: dayName(date),
        dateTime: date,
        stated: bars.stated[day] ?? false,
      }))}
      parts={bars.parts.map((part) => ({ ...part, key: part.name, name: surfaceName(part.name, { t }) }))}
      units={units}
      highestText={(number) =>
        t('charts.daily.highest', {
          amount: units ? t('charts.daily.amount', { amount: number, unit: units }) : number,
        })
      }
      of={t('charts.daily.of', { split })}
      caption={units ? t('charts.daily.caption.unit', { split, unit: units }) : t('charts.daily.caption', { split })}
      stepHead={t('charts.daily.heading')}
    />
  );
}
