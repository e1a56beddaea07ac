import { describeEvent } from '../../domain/events/describe-event';
import type { Formatters } from '../../domain/time/formatters';
import type { Replayed } from './replay';

/** One readable line per event, oldest first, in a block per account. */
export function eventLines({ accounts }: Replayed, formatters: Formatters): string {
  const blocks = accounts.map(({ view, events }, index) => {
    const head = `Account ${index + 1}${view.planLabel === null ? '' : ` (${view.planLabel})`}: ${view.headline.text}`;
    const lines = events.map((event) => {
      const { title, sentence } = describeEvent(event, formatters);
      return `${formatters.instant(event.at)}  ${title}${event.confirmed ? '' : ' (not confirmed)'}. ${sentence}`.trimEnd();
    });
    return [head, ...(lines.length > 0 ? lines : ['Nothing changed.'])].join('\n');
  });
  return `${blocks.length > 0 ? blocks.join('\n\n') : 'Nothing was seen.'}\n`;
}
