import { message } from '../../domain/messages/message';
import type { Dimension } from '../../domain/usage/dimensions';
import type { UsageSeries } from '../../domain/usage/usage-series';
import { StackedBars } from '../charts/stacked-bars';
import { useTranslator } from '../components/reader-context';
import { groupName, type NamingContext } from './group-names';

interface ReportChartProps {
  readonly by: Dimension;
  readonly series: UsageSeries;
  readonly nameOf: (key: string) => string;
  readonly naming: NamingContext;
}

/** Use over the period, as stacked bars. Grouped by time it is one bar each. */
export function ReportChart({ by, series, nameOf, naming }: ReportChartProps) {
  const { t } = useTranslator();
  const { step } = series;
  const isTime = by === 'day' || by === 'hour' || by === 'month';
  const unit = t('reports.unit', { unit: series.unit });
  const parts = isTime ? wholeOf(series, unit) : series.parts.map((part) => ({ ...part, name: nameOf(part.key) }));
  const chart = isTime
    ? t('reports.chart', { step })
    : t('reports.chart.by', { step, dimension: message('reports.dimension.inside', { by }) });
  return (
    <StackedBars
      steps={series.steps.map((key) => ({
        key,
        name: groupName(step, key, naming),
        dateTime: key,
        stated: true,
      }))}
      parts={parts}
      units={unit}
      highestText={(amount) =>
        series.unit === 'tokens'
          ? t('reports.chart.highest.tokens', { step, amount })
          : t('reports.chart.highest.credits', { step, amount })
      }
      of={chart}
      caption={t('reports.chart.caption', { unit: series.unit, chart })}
      stepHead={t('reports.dimension', { by: step })}
    />
  );
}

function wholeOf({ parts, steps }: UsageSeries, name: string) {
  const values = steps.map((_, step) => parts.reduce((sum, part) => sum + (part.values[step] ?? 0), 0));
  return [{ key: 'all', name, values, total: values.reduce((sum, value) => sum + value, 0) }];
}
