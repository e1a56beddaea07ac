import type { Dimension } from '../../domain/usage/dimensions';
import type { UsageSeries } from '../../domain/usage/usage-series';
import { StackedBars } from '../charts/stacked-bars';
import { groupName, type NamingContext } from './group-names';
import { dimensionNames } from './report-texts';

interface ReportChartProps {
  readonly by: Dimension;
  readonly series: UsageSeries;
  readonly nameOf: (key: string) => string;
  readonly naming: NamingContext;
}

const units = { credits: 'credits', tokens: 'tokens' } as const;
const every = { hour: 'an hour', day: 'a day', month: 'a month' } as const;

/** Use over the period, as stacked bars. Grouped by time it is one bar each. */
export function ReportChart({ by, series, nameOf, naming }: ReportChartProps) {
  const isTime = by === 'day' || by === 'hour' || by === 'month';
  const unit = units[series.unit];
  const parts = isTime ? wholeOf(series, unit) : series.parts.map((part) => ({ ...part, name: nameOf(part.key) }));
  const of = isTime ? `use by ${series.step}` : `use by ${series.step} and ${dimensionNames[by].toLowerCase()}`;
  return (
    <StackedBars
      steps={series.steps.map((key) => ({
        key,
        name: groupName(series.step, key, naming),
        dateTime: key,
        stated: true,
      }))}
      parts={parts}
      units={unit}
      highestText={(number) => `highest ${number} ${unit} ${every[series.step]}`}
      of={of}
      caption={`${of.charAt(0).toUpperCase()}${of.slice(1)}, in ${unit}`}
      stepHead={dimensionNames[series.step]}
    />
  );
}

function wholeOf({ parts, steps }: UsageSeries, name: string) {
  const values = steps.map((_, step) => parts.reduce((sum, part) => sum + (part.values[step] ?? 0), 0));
  return [{ key: 'all', name, values, total: values.reduce((sum, value) => sum + value, 0) }];
}
