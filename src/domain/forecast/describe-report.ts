import { message } from '../messages/message';
import type { Message } from '../messages/value';
import type { ReportCard } from './outlook';
import { minSettled } from './report-card';

/** How good the forecasts have been, in one or two sentences. */
export function describeReport({
  settled,
  right,
  inUse,
}: Pick<ReportCard, 'settled' | 'right' | 'inUse'>): readonly Message[] {
  if (settled === 0) return [message('plan.report.none')];
  if (settled < minSettled) return [message('plan.report.few', { settled, right })];
  const line = inUse === 'linear' ? [message('plan.report.linear')] : [];
  return [message('plan.report.right', { settled, right }), ...line];
}
