// Which report is shown, as the address keeps it.
import { type Dimension, dimensions } from '../../domain/usage/dimensions';
import { type PeriodChoice, periodNames } from '../../domain/usage/report-period';

export interface ReportParams {
  readonly period: PeriodChoice;
  readonly by: Dimension;
  /** What the report is narrowed to, in the order it was chosen. */
  readonly within: readonly (readonly [Dimension, string])[];
}

const defaultParams: ReportParams = { period: { name: 'week' }, by: 'project', within: [] };

export function paramsFrom(params: URLSearchParams): ReportParams {
  const name = periodNames.find((each) => each === params.get('period')) ?? defaultParams.period.name;
  const [fromDay, toDay] = [params.get('from'), params.get('to')];
  const within = params.getAll('in').flatMap((text): (readonly [Dimension, string])[] => {
    const dimension = dimensions.find((each) => text.startsWith(`${each}:`));
    return dimension ? [[dimension, text.slice(dimension.length + 1)]] : [];
  });
  return {
    period: { name, ...(fromDay && { fromDay }), ...(toDay && { toDay }) },
    by: dimensions.find((each) => each === params.get('by')) ?? defaultParams.by,
    within,
  };
}

export function toParams({ period, by, within }: ReportParams): URLSearchParams {
  const params = new URLSearchParams({ period: period.name, by });
  if (period.name === 'custom' && period.fromDay) params.set('from', period.fromDay);
  if (period.name === 'custom' && period.toDay) params.set('to', period.toDay);
  for (const [dimension, key] of within) params.append('in', `${dimension}:${key}`);
  return params;
}

/** What a click on a row leads to: from a project to its sessions, from a session to its turns, else to the projects. */
export function drillInto(params: ReportParams, key: string): ReportParams {
  const within = [...params.within.filter(([dimension]) => dimension !== params.by), [params.by, key] as const];
  const next: Dimension = params.by === 'project' ? 'session' : params.by === 'session' ? 'turn' : 'project';
  const taken = within.some(([dimension]) => dimension === next);
  return { ...params, within, by: taken ? 'session' : next };
}
