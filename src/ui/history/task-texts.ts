// Texts about the use of single tasks.
import type { LargestTask } from '../../domain/history/largest-tasks';
import type { TaskPart } from '../../domain/observations/observation';
import { formatCredits } from '../../i18n/format-credits';

type Amounts = Pick<LargestTask, 'weeklyPercent' | 'fiveHourPercent' | 'credits'>;

/** "47 % of a weekly window, 210 % of a 5-hour window, 12.50 credits": what is known and not zero. */
export function taskText({ weeklyPercent, fiveHourPercent, credits }: Amounts, locale: string): string {
  const parts = [
    percentText(weeklyPercent, 'a weekly window', locale),
    percentText(fiveHourPercent, 'a 5-hour window', locale),
    creditsText(credits, locale),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** "gpt-6-astra, high, fast: 40 % of a weekly window". */
export function partText({ model, effort, speed, ...amounts }: TaskPart, locale: string): string {
  const name = [model ?? 'unnamed model', effort, speed].filter((word) => word !== null).join(', ');
  return `${name}: ${taskText(amounts, locale)}`;
}

function percentText(percent: number | null, window: string, locale: string): string | null {
  if (percent === null || percent <= 0) return null;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(Math.floor(percent));
  return `${percent < 1 ? 'under 1' : whole} % of ${window}`;
}

function creditsText(credits: string | null, locale: string): string | null {
  if (credits === null || !(Number(credits) > 0)) return null;
  return `${formatCredits(credits, locale)} credits`;
}
